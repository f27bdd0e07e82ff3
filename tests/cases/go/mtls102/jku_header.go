// Package resource fetches keys from where the token says.
package resource

import (
	"github.com/golang-jwt/jwt/v5"
)

func verify(raw string) (jwt.MapClaims, error) {
	claims := jwt.MapClaims{}
	_, err := jwt.ParseWithClaims(raw, claims, func(token *jwt.Token) (any, error) { // expect: MTLS102
		return fetchKey(token.Header["jku"])
	})
	if err != nil {
		return nil, err
	}
	return claims, nil
}
