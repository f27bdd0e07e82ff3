// Package resource verifies with the jwk in the token's header.
package resource

import (
	"net/http"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

func verify(r *http.Request) (map[string]any, error) {
	token, err := jwt.ParseSigned(r.Header.Get("Client-Token"), []jose.SignatureAlgorithm{jose.RS256})
	if err != nil {
		return nil, err
	}
	claims := map[string]any{}
	if err := token.Claims(token.Headers[0].JSONWebKey.Key, &claims); err != nil { // expect: MTLS102
		return nil, err
	}
	return claims, nil
}
