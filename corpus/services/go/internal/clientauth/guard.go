// Package clientauth lets only known clients through, by the certificate they present.
package clientauth

import (
	"context"
	"crypto/x509"
	"errors"
	"log"
	"net/http"
	"slices"
)

// ErrNoCertificate says that a client presented nothing.
var ErrNoCertificate = errors.New("client certificate required")

// ErrUnknownClient says that a certificate is good, and its holder nobody we serve.
var ErrUnknownClient = errors.New("unknown client")

// Revocation tells whether a certificate was taken back.
type Revocation interface {
	Check(ctx context.Context, certificate *x509.Certificate) error
}

// Guard is the middleware in front of everything that is not public.
type Guard struct {
	revocation Revocation
	allowed    []string
}

// New gives a guard for these clients.
func New(revocation Revocation, allowed []string) *Guard {
	return &Guard{revocation: revocation, allowed: allowed}
}

// Require refuses requests without the certificate of a known client, and hands the certificate on.
func (g *Guard) Require(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		certificate, err := presented(r)
		if err != nil {
			http.Error(w, err.Error(), http.StatusUnauthorized)
			return
		}
		if !slices.Contains(g.allowed, certificate.Subject.CommonName) {
			http.Error(w, ErrUnknownClient.Error(), http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r.WithContext(with(r.Context(), certificate)))
	})
}

// NotRevoked refuses certificates that were taken back; it runs behind Require.
func (g *Guard) NotRevoked(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		certificate, ok := Certificate(r.Context())
		if !ok {
			http.Error(w, ErrNoCertificate.Error(), http.StatusUnauthorized)
			return
		}
		if err := g.revocation.Check(r.Context(), certificate); err != nil {
			log.Printf("client %s: %v", certificate.Subject, err)
			http.Error(w, "certificate refused", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func presented(r *http.Request) (*x509.Certificate, error) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		return nil, ErrNoCertificate
	}
	return r.TLS.PeerCertificates[0], nil
}
