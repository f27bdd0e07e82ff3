package auth

import (
	"crypto/x509"
	"os"
)

type CRL struct{ path string }

func NewCRL(path string) *CRL { return &CRL{path} }

func (c *CRL) Revoked(cert *x509.Certificate) (bool, error) {
	der, err := os.ReadFile(c.path)
	if err != nil {
		return false, err
	}
	list, err := x509.ParseRevocationList(der)
	if err != nil {
		return false, err
	}
	for i := range list.RevokedCertificateEntries {
		if list.RevokedCertificateEntries[i].SerialNumber.Cmp(cert.SerialNumber) == 0 {
			return true, nil
		}
	}
	return false, nil
}
