// options: client-certificates=verified short-lived-certificates
// Package resource verifies with kataras/jwt.
package resource

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"

	"github.com/kataras/jwt"
)

// Resource answers to tokens of the issuer.
type Resource struct {
	key *ecdsa.PublicKey
}

func (s *Resource) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	raw := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	verified, err := jwt.Verify(jwt.ES256, s.key, []byte(raw))
	if err != nil {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	var claims struct {
		Subject string            `json:"sub"`
		Cnf     map[string]string `json:"cnf"`
	}
	if err := verified.Claims(&claims); err != nil {
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
