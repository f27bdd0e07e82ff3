// Package common holds what every endpoint needs.
package common

import (
	"crypto/x509"
	"net/http"

	"example.com/gate/certs"
)

// Base is embedded by endpoints.
type Base struct {
	Checker *certs.Checker
}

// Allowed tells whether the certificate is good; it has answered when it is not.
func (b *Base) Allowed(w http.ResponseWriter, cert *x509.Certificate) bool {
	if err := b.Checker.Check(cert); err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
		return false
	}
	return true
}
