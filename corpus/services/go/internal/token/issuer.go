package token

import (
	"crypto/x509"
	"fmt"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"example.com/ledger/internal/binding"
)

const lifetime = 10 * time.Minute

// Issuer signs access tokens.
type Issuer struct {
	keys     *Keys
	name     string
	audience string
}

// NewIssuer gives an issuer of tokens for one audience.
func NewIssuer(keys *Keys, name, audience string) *Issuer {
	return &Issuer{keys: keys, name: name, audience: audience}
}

// Issue gives the holder of the certificate a token that only the holder can use.
func (i *Issuer) Issue(certificate *x509.Certificate) (string, time.Time, error) {
	now := time.Now()
	expires := now.Add(lifetime)
	claims := Claims{
		RegisteredClaims: jwt.RegisteredClaims{
			Issuer:    i.name,
			Subject:   certificate.Subject.CommonName,
			Audience:  jwt.ClaimStrings{i.audience},
			IssuedAt:  jwt.NewNumericDate(now),
			ExpiresAt: jwt.NewNumericDate(expires),
		},
		Confirmation: binding.Of(certificate),
	}
	unsigned := jwt.NewWithClaims(jwt.SigningMethodES256, claims)
	unsigned.Header["kid"] = i.keys.ID()
	signed, err := unsigned.SignedString(i.keys.Private())
	if err != nil {
		return "", time.Time{}, fmt.Errorf("sign: %w", err)
	}
	return signed, expires, nil
}
