// options: client-certificates=verified short-lived-certificates
// Package resource has a switch that demands bound tokens.
package resource

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

type boundClaims struct {
	jwt.RegisteredClaims
	Cnf struct {
		X5t string `json:"x5t#S256"`
	} `json:"cnf"`
}

type resource struct {
	keys         jwt.Keyfunc
	requireBound bool
}

func (s *resource) authenticate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		claims := &boundClaims{}
		_, err := jwt.ParseWithClaims(r.Header.Get("Authorization")[7:], claims, s.keys, jwt.WithValidMethods([]string{"ES256"}))
		if err != nil {
			http.Error(w, "invalid token", http.StatusUnauthorized)
			return
		}
		if claims.Cnf.X5t == "" {
			if s.requireBound {
				http.Error(w, "token is not bound", http.StatusUnauthorized)
				return
			}
			next.ServeHTTP(w, r)
			return
		}
		sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
		if claims.Cnf.X5t != base64.RawURLEncoding.EncodeToString(sum[:]) {
			http.Error(w, "token is bound to another certificate", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}
