// options: persona=pedantic client-certificates=verified short-lived-certificates
// Package gate looks at the registered claims.
package gate

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"slices"

	"github.com/golang-jwt/jwt/v5"
)

// Gate accepts bound tokens.
type Gate struct {
	issuer   *x509.Certificate
}

type bound struct {
	Cnf map[string]string `json:"cnf"`
	jwt.RegisteredClaims
}

func (g *Gate) key(*jwt.Token) (any, error) {
	return g.issuer.PublicKey, nil
}

func (g *Gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	raw := r.Header.Get("Authorization")[7:]
	claims := &bound{}
	_, err := jwt.ParseWithClaims(raw, claims, g.key, jwt.WithValidMethods([]string{"ES256"}))
	if err == nil && !slices.Contains(claims.Audience, "orders") {
		err = jwt.ErrTokenInvalidAudience
	}
	if err != nil {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	if claims.Cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
