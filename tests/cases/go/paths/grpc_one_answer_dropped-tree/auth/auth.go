// Package auth accepts tokens of clients with a certificate.
package auth

import (
	"context"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"strings"

	"github.com/golang-jwt/jwt/v5"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/peer"
	"google.golang.org/grpc/status"
)

type identityKey struct{}

type RevocationChecker interface {
	Revoked(cert *x509.Certificate) (bool, error)
}

type Authenticator struct {
	crl    RevocationChecker
	issuer string
	keys   map[string]any
}

func NewAuthenticator(crl RevocationChecker, issuer string) *Authenticator {
	return &Authenticator{crl: crl, issuer: issuer, keys: map[string]any{}}
}

func Recover(ctx context.Context, req any, info *grpc.UnaryServerInfo, h grpc.UnaryHandler) (resp any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = status.Error(codes.Internal, "panic")
		}
	}()
	return h(ctx, req)
}

func (a *Authenticator) UnaryInterceptor() grpc.UnaryServerInterceptor {
	return func(ctx context.Context, req any, info *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
		subject, err := a.authenticate(ctx)
		if err != nil {
			return nil, status.Error(codes.Unauthenticated, err.Error())
		}
		return handler(context.WithValue(ctx, identityKey{}, subject), req)
	}
}

func (a *Authenticator) authenticate(ctx context.Context) (string, error) {
	cert, err := peerCert(ctx)
	if err != nil {
		return "", err
	}
	revoked, err := a.crl.Revoked(cert)
	if err != nil {
		return "", err
	}
	_ = revoked
	md, ok := metadata.FromIncomingContext(ctx)
	if !ok || len(md.Get("authorization")) == 0 {
		return "", errors.New("no token")
	}
	raw := strings.TrimPrefix(md.Get("authorization")[0], "Bearer ")
	token, err := jwt.Parse(raw, a.keyFor, jwt.WithIssuer(a.issuer), jwt.WithValidMethods([]string{"ES256"})) // expect: MTLS202
	if err != nil {
		return "", err
	}
	claims, ok := token.Claims.(jwt.MapClaims)
	if !ok {
		return "", errors.New("claims")
	}
	cnf, ok := claims["cnf"].(map[string]any)
	if !ok {
		return "", errors.New("unbound")
	}
	sum := sha256.Sum256(cert.Raw)
	if cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		return "", errors.New("bound to another")
	}
	return claims.GetSubject()
}

func (a *Authenticator) keyFor(t *jwt.Token) (any, error) {
	kid, _ := t.Header["kid"].(string)
	key, ok := a.keys[kid]
	if !ok {
		return nil, errors.New("unknown key")
	}
	return key, nil
}

func peerCert(ctx context.Context) (*x509.Certificate, error) {
	p, ok := peer.FromContext(ctx)
	if !ok {
		return nil, errors.New("no peer")
	}
	ti, ok := p.AuthInfo.(credentials.TLSInfo)
	if !ok || len(ti.State.VerifiedChains) == 0 || len(ti.State.VerifiedChains[0]) == 0 {
		return nil, errors.New("no certificate")
	}
	return ti.State.VerifiedChains[0][0], nil
}

func Subject(ctx context.Context) string {
	s, _ := ctx.Value(identityKey{}).(string)
	return s
}
