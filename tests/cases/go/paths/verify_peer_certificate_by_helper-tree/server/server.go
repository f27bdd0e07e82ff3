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
	return &tls.Config{ClientAuth: tls.RequireAnyClientCert, VerifyPeerCertificate: verifier(checker)}
}

func verifier(checker *certs.Checker) func([][]byte, [][]*x509.Certificate) error {
	return func(raw [][]byte, _ [][]*x509.Certificate) error {
		cert, err := x509.ParseCertificate(raw[0])
		if err != nil {
			return err
		}
		return checker.Check(cert)
	}
}
