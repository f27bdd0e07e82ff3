// Package edge requires client certificates, field by field.
package edge

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
)

func serve(pool *x509.CertPool, mux http.Handler) error {
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	config.ClientCAs = pool
	config.ClientAuth = tls.RequireAndVerifyClientCert
	server := &http.Server{Addr: ":8443", Handler: mux, TLSConfig: config}
	return server.ListenAndServeTLS("server.crt", "server.key")
}
