// options: assume-mtls
// Package issuer signs with a secret that everybody guesses.
package issuer

import (
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

func sign() (string, error) {
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.HS256, Key: []byte("secret")}, nil) // expect: MTLS603
	if err != nil {
		return "", err
	}
	return jwt.Signed(signer).Claims(jwt.Claims{Expiry: jwt.NewNumericDate(time.Now().Add(time.Minute))}).Serialize()
}
