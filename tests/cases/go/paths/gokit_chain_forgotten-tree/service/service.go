// Package service issues tokens as an endpoint.
package service

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/go-kit/kit/endpoint"

	"example.com/gate/mutual"
	"example.com/gate/tokens"
)

var errNoCertificate = errors.New("client certificate required")

// Issue gives one token to the holder of the certificate.
func Issue(issuer *tokens.Issuer) endpoint.Endpoint {
	return func(ctx context.Context, _ any) (any, error) {
		cert := mutual.Certificate(ctx)
		if cert == nil {
			return nil, errNoCertificate
		}
		signed, err := issuer.Issue(cert)
		if err != nil {
			return nil, err
		}
		return map[string]string{"access_token": signed}, nil
	}
}

// Decode asks nothing of the request.
func Decode(context.Context, *http.Request) (any, error) { return nil, nil }

// Encode writes the token.
func Encode(_ context.Context, w http.ResponseWriter, response any) error {
	return json.NewEncoder(w).Encode(response)
}
