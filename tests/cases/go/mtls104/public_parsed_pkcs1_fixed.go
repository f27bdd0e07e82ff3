// options: client-certificates=verified short-lived-certificates
// Package gate parses the DER.
package gate

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"os"

	"github.com/golang-jwt/jwt/v5"
)

// Gate accepts bound tokens.
type Gate struct {
}

func (g *Gate) key(token *jwt.Token) (any, error) {
	data, err := os.ReadFile("issuer.pub")
	if err != nil {
		return nil, err
	}
	return x509.ParsePKCS1PublicKey(data)
}

func (g *Gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	raw := r.Header.Get("Authorization")[7:]
	claims := jwt.MapClaims{}
	_, err := jwt.ParseWithClaims(raw, claims, g.key)
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
