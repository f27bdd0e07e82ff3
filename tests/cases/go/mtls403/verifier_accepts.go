// Package ledger has a callback that says yes.
package ledger

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
)

func client(pair tls.Certificate, roots *x509.CertPool) *http.Client {
	config := &tls.Config{
		Certificates:       []tls.Certificate{pair},
		RootCAs:            roots,
		InsecureSkipVerify: true, // expect: MTLS403
		VerifyPeerCertificate: accept,
	}
	return &http.Client{Transport: &http.Transport{TLSClientConfig: config}}
}

func accept(_ [][]byte, _ [][]*x509.Certificate) error {
	return nil
}
