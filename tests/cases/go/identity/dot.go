// options: client-certificates=verified short-lived-certificates
// Package issuer imports the names of the library.
package issuer

import (
	"crypto/ecdsa"
	"net/http"
	"time"

	. "github.com/golang-jwt/jwt/v5"
)

// Issuer signs tokens.
type Issuer struct {
	key *ecdsa.PrivateKey
}

func (i *Issuer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	claims := MapClaims{"sub": cert.Subject.CommonName, "exp": time.Now().Add(10 * time.Minute).Unix()}
	signed, err := NewWithClaims(SigningMethodES256, claims).SignedString(i.key) // expect: MTLS301
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
