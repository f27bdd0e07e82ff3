// Package edge takes any certificate and verifies it in a callback.
package edge

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/http"
)

func serve(pool *x509.CertPool, mux http.Handler) error {
	config := &tls.Config{ClientAuth: tls.RequireAnyClientCert, VerifyPeerCertificate: verifier(pool)}
	server := &http.Server{Addr: ":8443", Handler: mux, TLSConfig: config}
	return server.ListenAndServeTLS("server.crt", "server.key")
}

func verifier(pool *x509.CertPool) func([][]byte, [][]*x509.Certificate) error {
	return func(raw [][]byte, _ [][]*x509.Certificate) error {
		if len(raw) == 0 {
			return errors.New("no certificate")
		}
		cert, err := x509.ParseCertificate(raw[0])
		if err != nil {
			return err
		}
		_, err = cert.Verify(x509.VerifyOptions{Roots: pool, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}})
		return err
	}
}
