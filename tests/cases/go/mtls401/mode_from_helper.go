// Package edge asks a helper for the mode.
package edge

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
)

func serve(pool *x509.CertPool, mux http.Handler) error {
	config := &tls.Config{
		ClientCAs:  pool,
		ClientAuth: mode(false), // expect: MTLS401
	}
	server := &http.Server{Addr: ":8443", Handler: mux, TLSConfig: config}
	return server.ListenAndServeTLS("server.crt", "server.key")
}

func mode(strict bool) tls.ClientAuthType {
	if strict {
		return tls.RequireAndVerifyClientCert
	}
	return tls.VerifyClientCertIfGiven
}
