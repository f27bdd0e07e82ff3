// Package service answers the calls.
package service

import (
	"context"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

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
		return nil, status.Error(codes.Unauthenticated, err.Error())
	}
	signed, err := t.issuer.Issue(cert)
	if err != nil {
		return nil, status.Error(codes.Internal, "cannot sign")
	}
	return &gatev1.IssueResponse{AccessToken: signed}, nil
}
