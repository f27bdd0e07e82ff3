// Package bearer accepts tokens.
package bearer

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"

	"github.com/golang-jwt/jwt/v5"
)

// Claims are what a token says.
type Claims struct {
	jwt.RegisteredClaims
	Cnf map[string]string `json:"cnf"`
}

// Verify gives the claims of a token.
func Verify(raw string, key any) (*Claims, error) {
	claims := &Claims{}
	_, err := jwt.ParseWithClaims(raw, claims, func(*jwt.Token) (any, error) { return key, nil }) // expect: MTLS303
	return claims, err
}

// Of tells whether the token is the certificate's.
func (c *Claims) Of(cert *x509.Certificate) bool {
	sum := sha256.Sum256(cert.Raw)
	return c.Cnf["x5t#S256"] == base64.RawURLEncoding.EncodeToString(sum[:])
}
