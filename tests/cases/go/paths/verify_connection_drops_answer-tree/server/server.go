// Package server knows how clients connect.
package server

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"

	"example.com/gate/certs"
)

// Listen serves the handler to clients with certificates.
func Listen(address string, handler http.Handler, roots *x509.CertPool, checker *certs.Checker) error {
	server := &http.Server{Addr: address, Handler: handler, TLSConfig: options(roots, checker)}
	return server.ListenAndServeTLS("server.pem", "server.key")
}

func options(roots *x509.CertPool, checker *certs.Checker) *tls.Config {
	config := &tls.Config{ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: roots}
	config.VerifyConnection = func(state tls.ConnectionState) error {
		_ = checker.NotRevoked(state.PeerCertificates[0])
		return nil
	}
	return config
}
