// options: persona=pedantic client-certificates=verified short-lived-certificates
// Package gate verifies with go-oidc.
package gate

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"

	"github.com/coreos/go-oidc/v3/oidc"
)

// Confirmation is the claim that binds a token.
type Confirmation struct {
	Digest string `json:"x5t#S256"`
}

type payload struct {
	Bound Confirmation `json:"cnf"`
}

// Gate accepts bound tokens.
type Gate struct {
	provider *oidc.Provider
}

func (g *Gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	verifier := g.provider.Verifier(&oidc.Config{SkipClientIDCheck: true})
	token, err := verifier.Verify(r.Context(), r.Header.Get("Authorization")[7:]) // expect: MTLS505
	if err != nil {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	var claims payload
	if err := token.Claims(&claims); err != nil {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	if claims.Bound.Digest != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
