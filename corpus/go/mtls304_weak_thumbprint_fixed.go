// Package sts exchanges a client certificate for a bound token.
package sts

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Exchange issues the token; the TLS layer validated the certificate.
func Exchange(cert *x509.Certificate, key *ecdsa.PrivateKey) (string, error) {
	digest := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(digest[:])},
		"exp": time.Now().Add(10 * time.Minute).Unix(),
	}
	return jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(key)
}
