// Package binding ties tokens to certificates (RFC 8705).
package binding

import (
	"crypto/sha256"
	"crypto/subtle"
	"crypto/x509"
	"encoding/base64"
)

// Confirmation is the cnf claim of a token that is bound to a certificate.
type Confirmation struct {
	X5tS256 string `json:"x5t#S256"`
}

// Of gives the confirmation of a token for the holder of a certificate.
func Of(certificate *x509.Certificate) Confirmation {
	return Confirmation{X5tS256: thumbprint(certificate)}
}

// Matches tells whether a token with this confirmation belongs to the holder of the certificate.
func (c Confirmation) Matches(certificate *x509.Certificate) bool {
	return subtle.ConstantTimeCompare([]byte(c.X5tS256), []byte(thumbprint(certificate))) == 1
}

func thumbprint(certificate *x509.Certificate) string {
	digest := sha256.New()
	digest.Write(certificate.Raw)
	return base64.RawURLEncoding.EncodeToString(digest.Sum(nil))
}
