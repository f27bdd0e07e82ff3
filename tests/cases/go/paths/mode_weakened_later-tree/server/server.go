// Package server serves clients as the operator wants.
package server

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
)

// Options are the operator's.
type Options struct {
	Address    string
	ClientAuth string
	Roots      *x509.CertPool
}

// Listen serves the handler.
func Listen(options Options, handler http.Handler) error {
	config := &tls.Config{ClientCAs: options.Roots, MinVersion: tls.VersionTLS13}
	config.ClientAuth = tls.RequireAndVerifyClientCert
	loosen(config)
	server := &http.Server{Addr: options.Address, Handler: handler, TLSConfig: config}
	return server.ListenAndServeTLS("server.pem", "server.key")
}
