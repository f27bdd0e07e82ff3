// Package legacy is what there was before.
package legacy

import "crypto/x509"

// Checker knows nobody.
type Checker struct{}

// Check looks whether there is a certificate.
func (c *Checker) Check(cert *x509.Certificate) error {
	if cert == nil {
		return ErrMissing
	}
	return nil
}
