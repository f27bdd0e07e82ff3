// Package server knows how clients connect.
package server

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"

	"golang.org/x/crypto/acme/autocert"

	"example.com/gate/certs"
)

// Listen serves the handler to clients with certificates.
func Listen(address string, handler http.Handler, roots *x509.CertPool, checker *certs.Checker) error {
	server := &http.Server{Addr: address, Handler: handler, TLSConfig: options(roots, checker)}
	return server.ListenAndServeTLS("server.pem", "server.key")
}

func options(roots *x509.CertPool, checker *certs.Checker) *tls.Config {
	_ = checker
	manager := &autocert.Manager{Prompt: autocert.AcceptTOS, HostPolicy: autocert.HostWhitelist("gate.example.com")}
	config := manager.TLSConfig()
	config.ClientCAs = roots
	config.ClientAuth = tls.RequireAndVerifyClientCert
	return config
}
