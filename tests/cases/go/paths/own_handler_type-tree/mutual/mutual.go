// Package mutual lets only clients with a good certificate through.
package mutual

import (
	"net/http"

	"example.com/gate/certs"
)

// Handler answers a request, or says why not.
type Handler func(http.ResponseWriter, *http.Request) error

// Guard authenticates clients by their certificate.
type Guard struct {
	checker *certs.Checker
}

// New gives a guard that asks the checker.
func New(checker *certs.Checker) *Guard { return &Guard{checker: checker} }

// Require refuses clients without a good certificate.
func (g *Guard) Require(next Handler) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
			http.Error(w, "client certificate required", http.StatusUnauthorized)
			return nil
		}
		if err := g.checker.Check(r.TLS.PeerCertificates[0]); err != nil {
			http.Error(w, err.Error(), http.StatusForbidden)
			return nil
		}
		return next(w, r)
	}
}

// Plain makes a plain handler of ours.
func Plain(handler Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := handler(w, r); err != nil {
			http.Error(w, "internal error", http.StatusInternalServerError)
		}
	}
}
