// options: persona=pedantic client-certificates=verified short-lived-certificates
// Package gate checks the dates of the claims with go-jose.
package gate

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

// Gate accepts bound tokens.
type Gate struct {
	issuer   *x509.Certificate
}

func (g *Gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	raw := r.Header.Get("Authorization")[7:]
	token, err := jwt.ParseSigned(raw, []jose.SignatureAlgorithm{jose.ES256})
	if err != nil {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	claims, standard := map[string]any{}, jwt.Claims{}
	if err = token.Claims(g.issuer.PublicKey, &claims, &standard); err == nil { // expect: MTLS505
		err = standard.Validate(jwt.Expected{Time: time.Now()})
	}
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
