// Package service answers the calls.
package service

import (
	"context"
	"errors"

	"connectrpc.com/connect"

	gatev1 "example.com/gen/gate/v1"

	"example.com/gate/mutual"
	"example.com/gate/tokens"
)

var errNoCertificate = errors.New("client certificate required")

// Tokens issues tokens.
type Tokens struct {
	issuer *tokens.Issuer
}

// New gives the service.
func New(issuer *tokens.Issuer) *Tokens { return &Tokens{issuer: issuer} }

// Issue gives one token.
func (t *Tokens) Issue(ctx context.Context, req *connect.Request[gatev1.IssueRequest]) (*connect.Response[gatev1.IssueResponse], error) {
	cert := mutual.Certificate(ctx)
	if cert == nil {
		return nil, connect.NewError(connect.CodeUnauthenticated, errNoCertificate)
	}
	signed, err := t.issuer.Issue(cert)
	if err != nil {
		return nil, connect.NewError(connect.CodeInternal, err)
	}
	return connect.NewResponse(&gatev1.IssueResponse{AccessToken: signed}), nil
}
