// options: assume-mtls
// Package keys verifies with a secret that everybody guesses.
package keys

import (
	"github.com/golang-jwt/jwt/v5"
)

func secret(*jwt.Token) (any, error) {
	return []byte("my-secret-key"), nil // expect: MTLS603
}

// Verify accepts a token.
func Verify(raw string) (string, error) {
	claims := jwt.MapClaims{}
	_, err := jwt.ParseWithClaims(raw, claims, secret, jwt.WithValidMethods([]string{"HS256"}))
	if err != nil {
		return "", err
	}
	return claims.GetSubject()
}
