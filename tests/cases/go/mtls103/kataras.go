// options: client-certificates=verified short-lived-certificates
// Package peek decodes only.
package peek

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"

	"github.com/kataras/jwt"
)

// Peek answers to tokens.
type Peek struct {
}

func (s *Peek) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	raw := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	token, err := jwt.Decode([]byte(raw)) // expect: MTLS103
	if err != nil {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	var claims struct {
		Subject string            `json:"sub"`
		Cnf     map[string]string `json:"cnf"`
	}
	if err := token.Claims(&claims); err != nil {
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
