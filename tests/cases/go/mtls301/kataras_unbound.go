// options: client-certificates=verified short-lived-certificates
// Package issuer signs with kataras/jwt, and binds them to nothing.
package issuer

import (
	"crypto/ecdsa"
	"crypto/x509"
	"net/http"
	"time"

	"github.com/kataras/jwt"
)

// Issuer signs tokens with its own key.
type Issuer struct {
	key *ecdsa.PrivateKey
}

func (i *Issuer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	signed, err := i.issue(cert)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}

func (i *Issuer) issue(cert *x509.Certificate) (string, error) {
	claims := map[string]any{"sub": cert.Subject.CommonName, "kid": "1"}
	signed, err := jwt.Sign(jwt.ES256, i.key, claims, jwt.MaxAge(10*time.Minute)) // expect: MTLS301
	return string(signed), err
}
