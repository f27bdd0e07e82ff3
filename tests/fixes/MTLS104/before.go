
// Package gate lets the token choose between a secret and a public key.
package gate

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

// Gate accepts bound tokens.
type Gate struct {
	issuer   *x509.Certificate
}

func (g *Gate) key(*jwt.Token) (any, error) {
	return g.issuer.PublicKey, nil
}

func (g *Gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	raw := r.Header.Get("Authorization")[7:]
	claims := jwt.MapClaims{}
	_, err := jwt.ParseWithClaims(raw, claims, g.key, jwt.WithValidMethods([]string{"RS256", "HS256"}))
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
	w.WriteHeader(http.StatusNoContent)
}
