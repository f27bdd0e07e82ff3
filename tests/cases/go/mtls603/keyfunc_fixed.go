// options: assume-mtls
// Package keys verifies with a secret of the environment.
package keys

import (
	"os"

	"github.com/golang-jwt/jwt/v5"
)

func secret(*jwt.Token) (any, error) {
	return []byte(os.Getenv("JWT_SECRET")), nil
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
