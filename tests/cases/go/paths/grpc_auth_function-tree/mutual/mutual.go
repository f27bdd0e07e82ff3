// Package mutual knows the certificates of clients.
package mutual

import (
	"context"
	"crypto/x509"
	"errors"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/peer"
	"google.golang.org/grpc/status"

	"example.com/gate/certs"
)

// ErrNoCertificate says that the client presented nothing.
var ErrNoCertificate = errors.New("client certificate required")

// Guard authenticates clients by their certificate.
type Guard struct {
	checker *certs.Checker
}

// New gives a guard that asks the checker.
func New(checker *certs.Checker) *Guard { return &Guard{checker: checker} }

// Authenticate refuses calls of clients without a good certificate.
func (g *Guard) Authenticate(ctx context.Context) (context.Context, error) {
	cert, err := Certificate(ctx)
	if err != nil {
		return nil, status.Error(codes.Unauthenticated, err.Error())
	}
	if err := g.checker.Check(cert); err != nil {
		return nil, status.Error(codes.PermissionDenied, err.Error())
	}
	return ctx, nil
}

// Certificate gives the certificate of the client that calls.
func Certificate(ctx context.Context) (*x509.Certificate, error) {
	p, ok := peer.FromContext(ctx)
	if !ok {
		return nil, ErrNoCertificate
	}
	info, ok := p.AuthInfo.(credentials.TLSInfo)
	if !ok || len(info.State.PeerCertificates) == 0 {
		return nil, ErrNoCertificate
	}
	return info.State.PeerCertificates[0], nil
}
