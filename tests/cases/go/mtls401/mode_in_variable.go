// Package edge chooses the mode first.
package edge

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
)

func serve(pool *x509.CertPool, mux http.Handler) error {
	mode := tls.RequestClientCert
	config := &tls.Config{ClientCAs: pool, ClientAuth: mode} // expect: MTLS401
	server := &http.Server{Addr: ":8443", Handler: mux, TLSConfig: config}
	return server.ListenAndServeTLS("server.crt", "server.key")
}
