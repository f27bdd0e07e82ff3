// options: client-certificates=verified short-lived-certificates
// Package login keeps the session id in Redis.
package login

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"os"

	"github.com/golang-jwt/jwt/v5"
	"gopkg.in/boj/redistore.v1"
)

// Login starts sessions.
type Login struct {
	keys jwt.Keyfunc
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
	store, err := redistore.NewRediStore(10, "tcp", "redis:6379", "", "", []byte(os.Getenv("SESSION_KEY")))
	if err != nil {
		http.Error(w, "no store", http.StatusInternalServerError)
		return
	}
	session, err := store.Get(r, "login")
	if err != nil {
		http.Error(w, "no session", http.StatusInternalServerError)
		return
	}
	session.Values["user"] = claims["sub"] // expect: MTLS504
	if err := session.Save(r, w); err != nil {
		http.Error(w, "no session", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
