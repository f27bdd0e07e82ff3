// Package service issues tokens as an endpoint, called by gRPC.
package service

import (
	"context"

	"github.com/go-kit/kit/endpoint"
	kitgrpc "github.com/go-kit/kit/transport/grpc"

	gatev1 "example.com/gen/gate/v1"

	"example.com/gate/certs"
	"example.com/gate/mutual"
	"example.com/gate/tokens"
)

// Tokens hands calls to the endpoint.
type Tokens struct {
	gatev1.UnimplementedTokensServer
	issue kitgrpc.Handler
}

// New gives the service.
func New(issuer *tokens.Issuer, checker *certs.Checker) *Tokens {
	return &Tokens{issue: kitgrpc.NewServer(checked(checker, issue(issuer)), decode, encode)}
}

// Issue gives one token.
func (t *Tokens) Issue(ctx context.Context, req *gatev1.IssueRequest) (*gatev1.IssueResponse, error) {
	_, response, err := t.issue.ServeGRPC(ctx, req)
	if err != nil {
		return nil, err
	}
	return response.(*gatev1.IssueResponse), nil
}

func issue(issuer *tokens.Issuer) endpoint.Endpoint {
	return func(ctx context.Context, _ any) (any, error) {
		cert, err := mutual.Certificate(ctx)
		if err != nil {
			return nil, err
		}
		return issuer.Issue(cert)
	}
}

func checked(checker *certs.Checker, next endpoint.Endpoint) endpoint.Endpoint {
	return func(ctx context.Context, request any) (any, error) {
		cert, err := mutual.Certificate(ctx)
		if err != nil {
			return nil, err
		}
		if err := checker.Check(cert); err != nil {
			return nil, err
		}
		return next(ctx, request)
	}
}

func decode(_ context.Context, request any) (any, error) { return request, nil }

func encode(_ context.Context, response any) (any, error) {
	return &gatev1.IssueResponse{AccessToken: response.(string)}, nil
}
