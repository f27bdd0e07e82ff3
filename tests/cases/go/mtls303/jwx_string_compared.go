// options: client-certificates=verified short-lived-certificates
// Package resource parses with jwx.
package resource

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"

	"github.com/lestrrat-go/jwx/v2/jwa"
	"github.com/lestrrat-go/jwx/v2/jwt"
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
	token, err := jwt.ParseString(raw, jwt.WithKey(jwa.ES256, s.key))
	if err != nil {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	confirmation, _ := token.Get("cnf")
	bound, _ := confirmation.(map[string]any)
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	if bound["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "token of another client", http.StatusUnauthorized)
		return
	}
	_, _ = w.Write([]byte(token.Subject()))
}
