// Package accounts compares with the name only.
package accounts

import (
	"context"
	"crypto/x509"

	"github.com/golang-jwt/jwt/v5"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/peer"
	"google.golang.org/grpc/status"
)

type accounts struct {
	key   any
	roots *x509.CertPool
}

type tokenClaims struct {
	jwt.RegisteredClaims
	Cnf map[string]string `json:"cnf"`
}

func (a *accounts) authenticate(ctx context.Context) (string, error) {
	p, ok := peer.FromContext(ctx)
	if !ok {
		return "", status.Error(codes.Unauthenticated, "no peer")
	}
	info, ok := p.AuthInfo.(credentials.TLSInfo)
	if !ok || len(info.State.PeerCertificates) == 0 {
		return "", status.Error(codes.Unauthenticated, "no client certificate")
	}
	cert := info.State.PeerCertificates[0]
	if _, err := cert.Verify(x509.VerifyOptions{Roots: a.roots}); err != nil {
		return "", status.Error(codes.Unauthenticated, "untrusted certificate")
	}
	if revoked(cert) {
		return "", status.Error(codes.PermissionDenied, "revoked")
	}
	md, _ := metadata.FromIncomingContext(ctx)
	raw := md.Get("authorization")
	if len(raw) != 1 {
		return "", status.Error(codes.Unauthenticated, "no token")
	}
	claims := &tokenClaims{}
	if _, err := jwt.ParseWithClaims(raw[0], claims, a.resolve); err != nil { // expect: MTLS303
		return "", status.Errorf(codes.Unauthenticated, "token: %v", err)
	}
	if claims.Subject != cert.Subject.CommonName {
		return "", status.Error(codes.PermissionDenied, "token of somebody else")
	}
	return claims.Subject, nil
}

func (a *accounts) resolve(*jwt.Token) (any, error) { return a.key, nil }

// Unary authenticates every call.
func (a *accounts) Unary(ctx context.Context, req any, _ *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	subject, err := a.authenticate(ctx)
	if err != nil {
		return nil, err
	}
	return handler(context.WithValue(ctx, subjectKey{}, subject), req)
}

type subjectKey struct{}
