// options: persona=pedantic client-certificates=verified short-lived-certificates
// Package issuer has a field of the right name and a claim of another.
package issuer

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Issuer signs tokens.
type Issuer struct {
	key     *ecdsa.PrivateKey
	clients map[string]bool
}

// Confirmation is the claim that binds a token.
type Confirmation struct {
	Digest string `json:"x5t#S256"`
}

type claimSet struct {
	Confirmation Confirmation `json:"binding"`
	jwt.RegisteredClaims
}

func (i *Issuer) issue(w http.ResponseWriter, r *http.Request) {
	if len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	if !i.clients[cert.Subject.CommonName] {
		http.Error(w, "unknown client", http.StatusForbidden)
		return
	}
	sum := sha256.Sum256(cert.Raw)
	claims := claimSet{
		Confirmation: Confirmation{Digest: base64.RawURLEncoding.EncodeToString(sum[:])}, // expect: MTLS305
		RegisteredClaims: jwt.RegisteredClaims{
			Subject:   cert.Subject.CommonName,
			ExpiresAt: jwt.NewNumericDate(time.Now().Add(5 * time.Minute)),
		},
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(i.key)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
