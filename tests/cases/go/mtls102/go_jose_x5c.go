// Package resource verifies with the key in the token's header.
package resource

import (
	"crypto/x509"
	"encoding/base64"
	"errors"
	"net/http"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

type resource struct{ roots *x509.CertPool }

func (s *resource) verify(r *http.Request) (map[string]any, error) {
	token, err := jwt.ParseSigned(r.Header.Get("Client-Token"), []jose.SignatureAlgorithm{jose.RS256})
	if err != nil {
		return nil, err
	}
	chain, ok := token.Headers[0].ExtraHeaders["x5c"].([]string)
	if !ok || len(chain) == 0 {
		return nil, errors.New("no x5c")
	}
	der, err := base64.StdEncoding.DecodeString(chain[0])
	if err != nil {
		return nil, err
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, err
	}
	claims := map[string]any{}
	if err := token.Claims(leaf.PublicKey, &claims); err != nil { // expect: MTLS102
		return nil, err
	}
	return claims, nil
}
