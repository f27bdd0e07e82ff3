// options: client-certificates=verified short-lived-certificates
// Package orders verifies tokens by middleware of chi.
package orders

import (
	"crypto/sha256"
	"encoding/base64"
	"log"
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/jwtauth/v5"
)

// Routes adds the endpoints.
func Routes(router chi.Router, key []byte) {
	auth := jwtauth.New("HS256", key, nil)
	router.Use(jwtauth.Verifier(auth))
	router.Use(jwtauth.Authenticator(auth)) // expect: MTLS303
	router.Get("/orders", list)
}

func list(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	_, claims, err := jwtauth.FromContext(r.Context())
	if err != nil {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	cnf, _ := claims["cnf"].(map[string]any)
	if cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		log.Print("token of another client")
	}
	subject, _ := claims["sub"].(string)
	_, _ = w.Write([]byte(subject))
}
