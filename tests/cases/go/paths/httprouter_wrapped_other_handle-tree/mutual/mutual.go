// Package mutual lets only clients with a good certificate through.
package mutual

import (
	"context"
	"crypto/x509"
	"net/http"

	"github.com/julienschmidt/httprouter"

	"example.com/gate/certs"
)

type certificateKey struct{}

// Guard authenticates clients by their certificate.
type Guard struct {
	checker *certs.Checker
}

// New gives a guard that asks the checker.
func New(checker *certs.Checker) *Guard { return &Guard{checker: checker} }

// Require refuses clients without a good certificate and hands the certificate on.
func (g *Guard) Require(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
			http.Error(w, "client certificate required", http.StatusUnauthorized)
			return
		}
		cert := r.TLS.PeerCertificates[0]
		if err := g.checker.Check(cert); err != nil {
			http.Error(w, err.Error(), http.StatusForbidden)
			return
		}
		ctx := context.WithValue(r.Context(), certificateKey{}, cert)
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// Certificate gives what Require let through; nil when it did not run.
func Certificate(ctx context.Context) *x509.Certificate {
	cert, _ := ctx.Value(certificateKey{}).(*x509.Certificate)
	return cert
}

// Handle refuses clients without a good certificate, in front of one handle.
func (g *Guard) Handle(next httprouter.Handle) httprouter.Handle {
	return func(w http.ResponseWriter, r *http.Request, params httprouter.Params) {
		if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
			http.Error(w, "client certificate required", http.StatusUnauthorized)
			return
		}
		if err := g.checker.Check(r.TLS.PeerCertificates[0]); err != nil {
			http.Error(w, err.Error(), http.StatusForbidden)
			return
		}
		next(w, r, params)
	}
}
