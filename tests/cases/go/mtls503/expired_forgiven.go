// options: client-certificates=verified short-lived-certificates
// Package resource forgives tokens that have expired.
package resource

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"strings"

	"github.com/golang-jwt/jwt/v5"
)

// Resource answers to tokens of the issuer.
type Resource struct {
	key jwt.Keyfunc
}

func (s *Resource) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	raw := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	claims := jwt.MapClaims{}
	_, err := jwt.ParseWithClaims(raw, claims, s.key, jwt.WithValidMethods([]string{"ES256"}))
	if err != nil && !errors.Is(err, jwt.ErrTokenExpired) { // expect: MTLS503
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	cnf, _ := claims["cnf"].(map[string]any)
	if cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "token of another client", http.StatusUnauthorized)
		return
	}
	subject, _ := claims["sub"].(string)
	_, _ = w.Write([]byte(subject))
}
