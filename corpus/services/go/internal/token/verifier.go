package token

import (
	"crypto/x509"
	"errors"
	"fmt"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// ErrNotHolder says that a token was issued to somebody else.
var ErrNotHolder = errors.New("token is bound to another certificate")

// Verifier accepts access tokens.
type Verifier struct {
	keys   *Keys
	parser *jwt.Parser
}

// NewVerifier gives a verifier of the tokens of one issuer for one audience.
func NewVerifier(keys *Keys, issuer, audience string) *Verifier {
	return &Verifier{keys: keys, parser: jwt.NewParser(
		jwt.WithValidMethods([]string{jwt.SigningMethodES256.Alg()}),
		jwt.WithIssuer(issuer),
		jwt.WithAudience(audience),
		jwt.WithExpirationRequired(),
		jwt.WithLeeway(5*time.Second),
	)}
}

// Verify gives the claims of a token that the holder of the certificate presents.
func (v *Verifier) Verify(raw string, certificate *x509.Certificate) (*Claims, error) {
	claims := &Claims{}
	if _, err := v.parser.ParseWithClaims(raw, claims, v.key); err != nil {
		return nil, fmt.Errorf("access token: %w", err)
	}
	if !claims.Confirmation.Matches(certificate) {
		return nil, ErrNotHolder
	}
	return claims, nil
}

func (v *Verifier) key(*jwt.Token) (any, error) {
	return v.keys.Public(), nil
}
