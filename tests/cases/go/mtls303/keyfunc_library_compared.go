// options: client-certificates=verified short-lived-certificates
// Package resource verifies by a Keyfunc of a library.
package resource

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"

	"github.com/MicahParks/keyfunc/v3"
	"github.com/golang-jwt/jwt/v5"
)

// Resource answers to tokens of the issuer.
type Resource struct {
	keys keyfunc.Keyfunc
}

func (s *Resource) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	raw := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	claims := jwt.MapClaims{}
	if _, err := jwt.ParseWithClaims(raw, claims, s.keys.Keyfunc, jwt.WithValidMethods([]string{"ES256"})); err != nil {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	bound, _ := claims["cnf"].(map[string]any)
	subject, _ := claims["sub"].(string)
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	if bound["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "token of another client", http.StatusUnauthorized)
		return
	}
	_, _ = w.Write([]byte(subject))
}
