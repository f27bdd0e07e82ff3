// Package edge takes any certificate that says the right name.
package edge

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/http"
)

func serve(pool *x509.CertPool, mux http.Handler) error {
	config := &tls.Config{ClientAuth: tls.RequireAnyClientCert, ClientCAs: pool} // expect: MTLS401
	config.VerifyPeerCertificate = func(raw [][]byte, _ [][]*x509.Certificate) error {
		cert, err := x509.ParseCertificate(raw[0])
		if err != nil {
			return err
		}
		if cert.Subject.CommonName != "edge-client" {
			return errors.New("unknown client")
		}
		return nil
	}
	server := &http.Server{Addr: ":8443", Handler: mux, TLSConfig: config}
	return server.ListenAndServeTLS("server.crt", "server.key")
}
