// options: client-certificates=verified short-lived-certificates
// Package issuer reads the lifetime from a text.
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
	lifetime, err := time.ParseDuration("47h30m")
	if err != nil {
		http.Error(w, "no lifetime", http.StatusInternalServerError)
		return
	}
	sum := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
		"exp": time.Now().Add(lifetime).Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(i.key) // expect: MTLS502
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
