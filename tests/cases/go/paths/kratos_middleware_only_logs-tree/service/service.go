// Package service answers the calls.
package service

import (
	"context"

	"github.com/go-kratos/kratos/v2/errors"

	gatev1 "example.com/gen/gate/v1"

	"example.com/gate/mutual"
	"example.com/gate/tokens"
)

// Tokens issues tokens.
type Tokens struct {
	gatev1.UnimplementedTokensServer
	issuer *tokens.Issuer
}

// New gives the service.
func New(issuer *tokens.Issuer) *Tokens { return &Tokens{issuer: issuer} }

// Issue gives one token.
func (t *Tokens) Issue(ctx context.Context, req *gatev1.IssueRequest) (*gatev1.IssueResponse, error) {
	cert, err := mutual.Certificate(ctx)
	if err != nil {
		return nil, errors.Unauthorized("CERTIFICATE", err.Error())
	}
	signed, err := t.issuer.Issue(cert)
	if err != nil {
		return nil, errors.InternalServer("SIGN", "cannot sign")
	}
	return &gatev1.IssueResponse{AccessToken: signed}, nil
}
