// Package certs decides which client certificates are good.
package certs

import (
	"crypto/x509"
	"errors"
)

// ErrRevoked says that the CA took the certificate back.
var ErrRevoked = errors.New("revoked certificate")

// Checker knows the revocation list.
type Checker struct {
	roots *x509.CertPool
	list  *x509.RevocationList
}

// NewChecker gives a checker for the clients of one CA.
func NewChecker(roots *x509.CertPool, list *x509.RevocationList) *Checker {
	return &Checker{roots: roots, list: list}
}

// NotRevoked gives an error for a certificate that is on the list.
func (c *Checker) NotRevoked(cert *x509.Certificate) error {
	for _, entry := range c.list.RevokedCertificateEntries {
		if entry.SerialNumber.Cmp(cert.SerialNumber) == 0 {
			return ErrRevoked
		}
	}
	return nil
}
