// Package edge assigns the option after the configuration was made.
package edge

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
)

func serve(pool *x509.CertPool, mux http.Handler) error {
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	config.ClientCAs = pool
	config.ClientAuth = tls.VerifyClientCertIfGiven // expect: MTLS401
	server := &http.Server{Addr: ":8443", Handler: mux, TLSConfig: config}
	return server.ListenAndServeTLS("server.crt", "server.key")
}
