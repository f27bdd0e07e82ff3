// Package revoked reads the CA's revocation list.
package revoked

import "crypto/x509"

// Is tells whether the CA took the certificate back.
func Is(list *x509.RevocationList, cert *x509.Certificate) bool {
	for _, entry := range list.RevokedCertificateEntries {
		if entry.SerialNumber.Cmp(cert.SerialNumber) == 0 {
			return true
		}
	}
	return false
}
