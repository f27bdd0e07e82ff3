// options: persona=pedantic client-certificates=verified short-lived-certificates
// Package gate asks jwx for nothing.
package gate

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"

	"github.com/lestrrat-go/jwx/v2/jwk"
	"github.com/lestrrat-go/jwx/v2/jwt"
)

// Gate accepts bound tokens.
type Gate struct {
	keys jwk.Set
}

func (g *Gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	token, err := jwt.Parse([]byte(r.Header.Get("Authorization")[7:]), jwt.WithKeySet(g.keys)) // expect: MTLS505
	if err != nil {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	cnf, _ := token.Get("cnf")
	bound, _ := cnf.(map[string]any)
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	if bound["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
