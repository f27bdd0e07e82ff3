// Package service answers the calls.
package service

import (
	"context"

	"github.com/twitchtv/twirp"

	gatev1 "example.com/gen/gate/v1"

	"example.com/gate/mutual"
	"example.com/gate/tokens"
)

// Tokens issues tokens.
type Tokens struct {
	issuer *tokens.Issuer
}

// New gives the service.
func New(issuer *tokens.Issuer) *Tokens { return &Tokens{issuer: issuer} }

// Issue gives one token.
func (t *Tokens) Issue(ctx context.Context, req *gatev1.IssueRequest) (*gatev1.IssueResponse, error) {
	cert := mutual.Certificate(ctx)
	if cert == nil {
		return nil, twirp.NewError(twirp.Unauthenticated, "client certificate required")
	}
	signed, err := t.issuer.Issue(cert)
	if err != nil {
		return nil, twirp.InternalErrorWith(err)
	}
	return &gatev1.IssueResponse{AccessToken: signed}, nil
}
