// Package service answers the calls.
package service

import (
	"context"
	"crypto/sha256"
	"encoding/base64"

	"github.com/go-kratos/kratos/v2/errors"
	"github.com/go-kratos/kratos/v2/middleware/auth/jwt"
	"github.com/go-kratos/kratos/v2/transport/http"
	jwtv5 "github.com/golang-jwt/jwt/v5"

	gatev1 "example.com/gen/gate/v1"
)

// Orders lists what a client ordered.
type Orders struct{}

// List gives the orders of the token's subject.
func (Orders) List(ctx context.Context, _ *gatev1.ListRequest) (*gatev1.ListResponse, error) {
	r, ok := http.RequestFromServerContext(ctx)
	if !ok || r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		return nil, errors.Unauthorized("CERTIFICATE", "client certificate required")
	}
	parsed, ok := jwt.FromContext(ctx)
	if !ok {
		return nil, errors.Unauthorized("TOKEN", "token required")
	}
	claims := parsed.(jwtv5.MapClaims)
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	thumbprint := base64.RawURLEncoding.EncodeToString(sum[:])
	confirmation, _ := claims["cnf"].(map[string]any)
	if confirmation["x5t#S256"] != thumbprint {
		return nil, errors.Forbidden("TOKEN", "token of another client")
	}
	subject, _ := claims["sub"].(string)
	return &gatev1.ListResponse{Owner: subject, Certificate: thumbprint}, nil
}
