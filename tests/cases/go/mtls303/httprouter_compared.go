// options: client-certificates=verified short-lived-certificates
// Package gate compares, and refuses.
package gate

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"

	"github.com/golang-jwt/jwt/v5"
	"github.com/julienschmidt/httprouter"
)

// Gate accepts tokens.
type Gate struct {
	keys jwt.Keyfunc
}

// Wrap stands before one handle.
func (g *Gate) Wrap(h httprouter.Handle) httprouter.Handle {
	return func(w http.ResponseWriter, r *http.Request, params httprouter.Params) {
		if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
			http.Error(w, "client certificate required", http.StatusUnauthorized)
			return
		}
		sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
		raw := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		claims := jwt.MapClaims{}
		if _, err := jwt.ParseWithClaims(raw, claims, g.keys, jwt.WithValidMethods([]string{"ES256"})); err != nil {
			http.Error(w, "bad token", http.StatusUnauthorized)
			return
		}
		cnf, _ := claims["cnf"].(map[string]any)
		if cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
			http.Error(w, "token of another client", http.StatusUnauthorized)
			return
		}
		h(w, r, params)
	}
}
