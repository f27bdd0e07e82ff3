// options: client-certificates=verified short-lived-certificates
// Package gate takes the bytes of a public key for whatever the token asks for.
package gate

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

const issuer = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEVs/o5+uQbTjL3chynL4wXgUg2R9
q9UU8I5mEovUf86QZ7kOBIjJwqnzD1omageEHWwHdBO6B+dFabmdT9POxg==
-----END PUBLIC KEY-----`

// Gate accepts bound tokens.
type Gate struct {
}

func (g *Gate) key(token *jwt.Token) (any, error) {
	if _, ok := token.Method.(*jwt.SigningMethodRSA); ok {
		return jwt.ParseRSAPublicKeyFromPEM([]byte(issuer))
	}
	return []byte(issuer), nil
}

func (g *Gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	raw := r.Header.Get("Authorization")[7:]
	claims := jwt.MapClaims{}
	_, err := jwt.ParseWithClaims(raw, claims, g.key) // expect: MTLS104
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
