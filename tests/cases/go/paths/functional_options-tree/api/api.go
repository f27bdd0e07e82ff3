// Package api is set up by options.
package api

import (
	"crypto/x509"
	"net/http"

	"example.com/gate/tokens"
)

// Verifier says which certificates are good.
type Verifier interface {
	Check(cert *x509.Certificate) error
}

// API issues tokens.
type API struct {
	issuer   *tokens.Issuer
	verifier Verifier
}

// Option changes how the handler works.
type Option func(*API)

// WithVerifier sets who is asked about certificates.
func WithVerifier(verifier Verifier) Option {
	return func(a *API) { a.verifier = verifier }
}

// WithIssuer sets who signs.
func WithIssuer(issuer *tokens.Issuer) Option {
	return func(a *API) { a.issuer = issuer }
}

// anybody takes every certificate.
type anybody struct{}

// Check never refuses.
func (anybody) Check(*x509.Certificate) error { return nil }

// New gives the handler of the token endpoint.
func New(options ...Option) *API {
	a := &API{verifier: anybody{}}
	for _, option := range options {
		option(a)
	}
	return a
}

// ServeHTTP issues a token to the holder of the certificate.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	if err := a.verifier.Check(cert); err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
		return
	}
	signed, err := a.issuer.Issue(cert)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
