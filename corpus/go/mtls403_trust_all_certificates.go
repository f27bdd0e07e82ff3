// Package ledger talks to the ledger over mutual TLS.
package ledger

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"time"
)

// NewClient presents the certificate to the ledger.
func NewClient(certFile, keyFile string, roots *x509.CertPool) (*http.Client, error) {
	pair, err := tls.LoadX509KeyPair(certFile, keyFile)
	if err != nil {
		return nil, err
	}
	config := &tls.Config{
		Certificates:       []tls.Certificate{pair},
		RootCAs:            roots,
		InsecureSkipVerify: true, // expect: MTLS403
	}
	return &http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{TLSClientConfig: config}}, nil
}
