// Package ledger switches verification off by a variable.
package ledger

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
)

func client(pair tls.Certificate, roots *x509.CertPool) *http.Client {
	skip := true
	config := &tls.Config{
		Certificates:       []tls.Certificate{pair},
		RootCAs:            roots,
		InsecureSkipVerify: skip, // expect: MTLS403
	}
	return &http.Client{Transport: &http.Transport{TLSClientConfig: config}}
}
