// Package mutual knows the certificates of clients.
package mutual

import (
	"context"
	"crypto/x509"

	"github.com/go-kratos/kratos/v2/errors"
	"github.com/go-kratos/kratos/v2/log"
	"github.com/go-kratos/kratos/v2/middleware"
	"github.com/go-kratos/kratos/v2/transport/http"

	"example.com/gate/certs"
)

// ErrNoCertificate says that the client presented nothing.
var ErrNoCertificate = errors.Unauthorized("CERTIFICATE", "client certificate required")

// Guard authenticates clients by their certificate.
type Guard struct {
	checker *certs.Checker
	log     *log.Helper
}

// New gives a guard that asks the checker.
func New(checker *certs.Checker) *Guard { return &Guard{checker: checker} }

// Server refuses clients without a good certificate.
func (g *Guard) Server() middleware.Middleware {
	return func(handler middleware.Handler) middleware.Handler {
		return func(ctx context.Context, req any) (any, error) {
			cert, err := Certificate(ctx)
			if err != nil {
				return nil, err
			}
			if err := g.checker.Check(cert); err != nil {
				g.log.Warn(err)
			}
			return handler(ctx, req)
		}
	}
}

// Certificate gives the certificate of the client that calls.
func Certificate(ctx context.Context) (*x509.Certificate, error) {
	r, ok := http.RequestFromServerContext(ctx)
	if !ok || r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		return nil, ErrNoCertificate
	}
	return r.TLS.PeerCertificates[0], nil
}
