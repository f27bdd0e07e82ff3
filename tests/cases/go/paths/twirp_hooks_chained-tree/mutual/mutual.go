// Package mutual knows the certificates of clients.
package mutual

import (
	"context"
	"crypto/x509"
	"net/http"
	"sync/atomic"

	"github.com/twitchtv/twirp"

	"example.com/gate/certs"
)

type certificateKey struct{}

// Guard authenticates clients by their certificate.
type Guard struct {
	checker *certs.Checker
	refused atomic.Int64
}

// New gives a guard that asks the checker.
func New(checker *certs.Checker) *Guard { return &Guard{checker: checker} }

// Attach hands the client's certificate on, whoever signed it.
func Attach(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
			http.Error(w, "client certificate required", http.StatusUnauthorized)
			return
		}
		ctx := context.WithValue(r.Context(), certificateKey{}, r.TLS.PeerCertificates[0])
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// Certificate gives what Attach handed on; nil when it did not run.
func Certificate(ctx context.Context) *x509.Certificate {
	cert, _ := ctx.Value(certificateKey{}).(*x509.Certificate)
	return cert
}

// Hooks refuse calls of clients without a good certificate.
func (g *Guard) Hooks() *twirp.ServerHooks {
	return &twirp.ServerHooks{
		RequestRouted: func(ctx context.Context) (context.Context, error) {
			if err := g.checker.Check(Certificate(ctx)); err != nil {
				return ctx, twirp.NewError(twirp.Unauthenticated, err.Error())
			}
			return ctx, nil
		},
	}
}

// Counted counts the refusals and lets everybody through.
func (g *Guard) Counted() *twirp.ServerHooks {
	return &twirp.ServerHooks{
		RequestRouted: func(ctx context.Context) (context.Context, error) {
			if err := g.checker.Check(Certificate(ctx)); err != nil {
				g.refused.Add(1)
			}
			return ctx, nil
		},
	}
}

// Answered looks at the certificate when the answer is on its way.
func (g *Guard) Answered() *twirp.ServerHooks {
	return &twirp.ServerHooks{
		ResponseSent: func(ctx context.Context) {
			if err := g.checker.Check(Certificate(ctx)); err != nil {
				g.refused.Add(1)
			}
		},
	}
}
