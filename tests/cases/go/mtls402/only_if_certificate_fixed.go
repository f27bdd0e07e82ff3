// options: client-certificates=verified short-lived-certificates
// Package resource compares where there is a certificate.
package resource

import (
	"crypto/sha256"
	"crypto/subtle"
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
	keys jwt.Keyfunc
}

func (s *resource) balance(w http.ResponseWriter, r *http.Request) {
	claims := &boundClaims{}
	_, err := jwt.ParseWithClaims(r.Header.Get("Authorization")[7:], claims, s.keys, jwt.WithValidMethods([]string{"ES256"}))
	if err != nil {
		http.Error(w, "invalid token", http.StatusUnauthorized)
		return
	}
	if r.TLS != nil && len(r.TLS.PeerCertificates) > 0 {
		sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
		presented := base64.RawURLEncoding.EncodeToString(sum[:])
		if subtle.ConstantTimeCompare([]byte(claims.Cnf.X5t), []byte(presented)) != 1 {
			http.Error(w, "token is bound to another certificate", http.StatusUnauthorized)
			return
		}
	} else {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	_, _ = w.Write([]byte("balance of " + claims.Subject))
}
