// Package server serves clients as the operator wants.
package server

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
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
	switch options.ClientAuth {
	case "request":
		config.ClientAuth = tls.RequestClientCert // expect: MTLS401
	case "require":
		config.ClientAuth = tls.RequireAndVerifyClientCert
	default:
		return fmt.Errorf("unknown mode %q", options.ClientAuth)
	}
	server := &http.Server{Addr: options.Address, Handler: handler, TLSConfig: config}
	return server.ListenAndServeTLS("server.pem", "server.key")
}
