// Package bearer is a library: who registers its middleware is not in the tree.
package bearer

import (
	"net/http"

	"github.com/golang-jwt/jwt/v5"

	"example.com/gate/certs"
)

type claims struct {
	jwt.RegisteredClaims
	Confirmation struct {
		Thumbprint string `json:"x5t#S256"`
	} `json:"cnf"`
}

// Require accepts tokens of clients with a good certificate.
func Require(checker *certs.Checker, key any, next func(http.ResponseWriter, *http.Request)) func(http.ResponseWriter, *http.Request) {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
			http.Error(w, "client certificate required", http.StatusUnauthorized)
			return
		}
		cert := r.TLS.PeerCertificates[0]
		if err := checker.Check(cert); err != nil {
			http.Error(w, err.Error(), http.StatusForbidden)
			return
		}
		var found claims
		_, err := jwt.ParseWithClaims(r.Header.Get("Authorization"), &found, func(*jwt.Token) (any, error) { return key, nil })
		if err != nil {
			http.Error(w, "invalid token", http.StatusUnauthorized)
			return
		}
		if found.Confirmation.Thumbprint != digest(cert) {
			http.Error(w, "token of another client", http.StatusUnauthorized)
			return
		}
		next(w, r)
	}
}
