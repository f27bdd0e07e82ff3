// options: client-certificates=verified short-lived-certificates
// Package issuer has a variable of that name.
package issuer

import (
	"crypto/ecdsa"
	"net/http"
	"time"
)

type document struct{}

func (document) NewWithClaims(string, map[string]any) document { return document{} }

func (document) SignedString(any) (string, error) { return "", nil }

var jwt document

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
	claims := map[string]any{"sub": cert.Subject.CommonName, "exp": time.Now().Add(10 * time.Minute).Unix()}
	signed, err := jwt.NewWithClaims("ES256", claims).SignedString(i.key)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
