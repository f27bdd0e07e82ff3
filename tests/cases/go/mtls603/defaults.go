// options: assume-mtls
// Package issuer has defaults in the source.
package issuer

import (
	"cmp"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

func secret() []byte {
	s := os.Getenv("JWT_SECRET")
	if s == "" {
		s = "changeme" // expect: MTLS603
	}
	return []byte(s)
}

func sign() (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"exp": time.Now().Add(time.Minute).Unix()}).SignedString(secret())
}

func other() (string, error) {
	key := []byte(cmp.Or(os.Getenv("KEY"), "hunter2")) // expect: MTLS603
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"exp": time.Now().Add(time.Minute).Unix()}).SignedString(key)
}

var hmacKey = []byte("my_secret_key") // expect: MTLS603

func third() (string, error) {
	t := jwt.New(jwt.SigningMethodHS256)
	t.Claims = jwt.MapClaims{"exp": time.Now().Add(time.Minute).Unix()}
	return t.SignedString(hmacKey)
}
