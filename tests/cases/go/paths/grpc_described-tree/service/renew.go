package service

import (
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	gatev1 "example.com/gen/gate/v1"

	"example.com/gate/mutual"
)

// Renew gives a new token whenever the client asks for one.
func (t *Tokens) Renew(req *gatev1.RenewRequest, stream gatev1.Tokens_RenewServer) error {
	cert, err := mutual.Certificate(stream.Context())
	if err != nil {
		return status.Error(codes.Unauthenticated, err.Error())
	}
	signed, err := t.issuer.Issue(cert)
	if err != nil {
		return status.Error(codes.Internal, "cannot sign")
	}
	return stream.Send(&gatev1.IssueResponse{AccessToken: signed})
}
