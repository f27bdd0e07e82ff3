// Package service issues tokens as an endpoint.
package service

import (
	"context"
	"crypto/x509"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/go-kit/kit/endpoint"

	"example.com/gate/certs"
	"example.com/gate/tokens"
)

var errNoCertificate = errors.New("client certificate required")

type issueRequest struct {
	cert *x509.Certificate
}

// Issue gives one token to the holder of the certificate.
func Issue(issuer *tokens.Issuer) endpoint.Endpoint {
	return func(_ context.Context, request any) (any, error) {
		signed, err := issuer.Issue(request.(issueRequest).cert)
		if err != nil {
			return nil, err
		}
		return map[string]string{"access_token": signed}, nil
	}
}

// Decoder takes the certificate from the request.
func Decoder(checker *certs.Checker) func(context.Context, *http.Request) (any, error) {
	return func(_ context.Context, r *http.Request) (any, error) {
		if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
			return nil, errNoCertificate
		}
		cert := r.TLS.PeerCertificates[0]
		if err := checker.Check(cert); err != nil {
			return nil, err
		}
		return issueRequest{cert: cert}, nil
	}
}

// Encode writes the token.
func Encode(_ context.Context, w http.ResponseWriter, response any) error {
	return json.NewEncoder(w).Encode(response)
}
