// Package ledger switches verification off later.
package ledger

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
)

func client(pair tls.Certificate, roots *x509.CertPool) *http.Client {
	config := &tls.Config{RootCAs: roots}
	config.Certificates = append(config.Certificates, pair)
	config.InsecureSkipVerify = true
	return &http.Client{Transport: &http.Transport{TLSClientConfig: config}}
}
