// options: client-certificates=verified short-lived-certificates
// Package login renews the session id with scs.
package login

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"

	"github.com/alexedwards/scs/v2"
	"github.com/golang-jwt/jwt/v5"
)

// Login starts sessions.
type Login struct {
	keys     jwt.Keyfunc
	sessions *scs.SessionManager
}

func (l *Login) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	claims := jwt.MapClaims{}
	_, err := jwt.ParseWithClaims(r.Header.Get("Authorization")[7:], claims, l.keys, jwt.WithValidMethods([]string{"ES256"}))
	if err != nil {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	cnf, _ := claims["cnf"].(map[string]any)
	if cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	if err := l.sessions.RenewToken(r.Context()); err != nil {
		http.Error(w, "no session", http.StatusInternalServerError)
		return
	}
	l.sessions.Put(r.Context(), "user", claims["sub"])
	w.WriteHeader(http.StatusNoContent)
}
