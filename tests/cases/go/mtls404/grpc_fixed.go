// options: short-lived-certificates
// Package issuer issues to whom its proxy names.
package issuer

import (
	"context"
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/url"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/peer"
	"google.golang.org/grpc/status"
)

// Issuer signs tokens.
type Issuer struct {
	key   *ecdsa.PrivateKey
	proxy string
	roots *x509.CertPool
}

// Issue answers with a token.
func (i *Issuer) Issue(ctx context.Context, _ *Request) (*Reply, error) {
	sender, ok := peer.FromContext(ctx)
	if !ok || sender.Addr.String() != i.proxy {
		return nil, status.Error(codes.PermissionDenied, "not our proxy")
	}
	md, _ := metadata.FromIncomingContext(ctx)
	text, err := url.QueryUnescape(md.Get("x-ssl-client-cert")[0])
	if err != nil {
		return nil, status.Error(codes.InvalidArgument, "bad certificate")
	}
	cert, err := x509.ParseCertificate([]byte(text))
	if err != nil {
		return nil, status.Error(codes.InvalidArgument, "bad certificate")
	}
	if _, err := cert.Verify(x509.VerifyOptions{Roots: i.roots}); err != nil {
		return nil, status.Error(codes.PermissionDenied, "untrusted certificate")
	}
	sum := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
		"exp": time.Now().Add(5 * time.Minute).Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(i.key)
	if err != nil {
		return nil, status.Error(codes.Internal, "cannot sign")
	}
	return &Reply{Token: signed}, nil
}

// Request asks for a token.
type Request struct{}

// Reply is a token.
type Reply struct {
	Token string
}
