// options: client-certificates=verified short-lived-certificates
// Package resource verifies with what smallstep made of go-jose.
package resource

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"

	"go.step.sm/crypto/jose"
)

// Resource answers to tokens of the issuer.
type Resource struct {
	key any
}

func (s *Resource) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	raw := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	token, err := jose.ParseSigned(raw)
	if err != nil {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	var claims struct {
		Subject string            `json:"sub"`
		Cnf     map[string]string `json:"cnf"`
	}
	if err := token.Claims(s.key, &claims); err != nil {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	if claims.Cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "token of another client", http.StatusUnauthorized)
		return
	}
	_, _ = w.Write([]byte(claims.Subject))
}
