// Package mutual lets only clients with a good certificate through.
package mutual

import (
	"context"
	"crypto/x509"
	"net/http"

	"github.com/go-kit/kit/endpoint"

	"example.com/gate/certs"
)

type certificateKey struct{}

// Guard authenticates clients by their certificate.
type Guard struct {
	checker *certs.Checker
}

// New gives a guard that asks the checker.
func New(checker *certs.Checker) *Guard { return &Guard{checker: checker} }

// Attach hands the client's certificate on, whoever signed it.
func Attach(ctx context.Context, r *http.Request) context.Context {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		return ctx
	}
	return context.WithValue(ctx, certificateKey{}, r.TLS.PeerCertificates[0])
}

// Certificate gives what Attach handed on; nil when there was none.
func Certificate(ctx context.Context) *x509.Certificate {
	cert, _ := ctx.Value(certificateKey{}).(*x509.Certificate)
	return cert
}

// Endpoint refuses clients without a good certificate.
func (g *Guard) Endpoint(next endpoint.Endpoint) endpoint.Endpoint {
	return func(ctx context.Context, request any) (any, error) {
		if err := g.checker.Check(Certificate(ctx)); err != nil {
			return nil, err
		}
		return next(ctx, request)
	}
}

// Timed looks at nothing.
func Timed(next endpoint.Endpoint) endpoint.Endpoint {
	return func(ctx context.Context, request any) (any, error) {
		return next(ctx, request)
	}
}
