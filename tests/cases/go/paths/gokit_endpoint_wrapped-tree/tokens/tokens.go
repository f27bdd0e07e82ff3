// Package tokens issues tokens that are bound to client certificates.
package tokens

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Issuer signs with its own key.
type Issuer struct {
	key *ecdsa.PrivateKey
}

// NewIssuer gives an issuer with that key.
func NewIssuer(key *ecdsa.PrivateKey) *Issuer { return &Issuer{key: key} }

// Issue gives the holder of the certificate a token for ten minutes.
func (i *Issuer) Issue(cert *x509.Certificate) (string, error) {
	sum := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
		"exp": time.Now().Add(10 * time.Minute).Unix(),
	}
	return jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(i.key)
}
