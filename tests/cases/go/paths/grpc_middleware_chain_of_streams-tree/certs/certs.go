// Package certs decides which client certificates are good.
package certs

import (
	"crypto/x509"
	"errors"
	"fmt"
)

// ErrRevoked says that the CA took the certificate back.
var ErrRevoked = errors.New("revoked certificate")

// Checker knows the CAs of the clients and their revocation list.
type Checker struct {
	roots *x509.CertPool
	list  *x509.RevocationList
}

// NewChecker gives a checker for the clients of one CA.
func NewChecker(roots *x509.CertPool, list *x509.RevocationList) *Checker {
	return &Checker{roots: roots, list: list}
}

// Check gives an error for a certificate that is not to be trusted.
func (c *Checker) Check(cert *x509.Certificate) error {
	options := x509.VerifyOptions{Roots: c.roots, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}}
	if _, err := cert.Verify(options); err != nil {
		return fmt.Errorf("untrusted: %w", err)
	}
	for _, entry := range c.list.RevokedCertificateEntries {
		if entry.SerialNumber.Cmp(cert.SerialNumber) == 0 {
			return ErrRevoked
		}
	}
	return nil
}
