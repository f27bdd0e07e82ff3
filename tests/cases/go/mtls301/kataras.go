// options: client-certificates=verified short-lived-certificates
// Package issuer signs with kataras/jwt.
package issuer

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
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
	sum := sha256.Sum256(cert.Raw)
	signed, err := i.issue(cert, base64.RawURLEncoding.EncodeToString(sum[:]))
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}

func (i *Issuer) issue(cert *x509.Certificate, thumbprint string) (string, error) {
	claims := map[string]any{"sub": cert.Subject.CommonName, "cnf": map[string]string{"x5t#S256": thumbprint}}
	signed, err := jwt.Sign(jwt.ES256, i.key, claims, jwt.MaxAge(10*time.Minute))
	return string(signed), err
}
