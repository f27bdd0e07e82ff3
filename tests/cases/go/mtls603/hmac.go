// options: assume-mtls
// Package keys signs with a secret that everybody guesses.
package keys

import (
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Sign makes a token.
func Sign(subject string) (string, error) {
	claims := jwt.MapClaims{"sub": subject, "exp": time.Now().Add(time.Minute).Unix()}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString([]byte("secret")) // expect: MTLS603
}
