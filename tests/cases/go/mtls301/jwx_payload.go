// options: client-certificates=verified short-lived-certificates
// Package issuer signs a payload.
package issuer

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"time"

	"github.com/lestrrat-go/jwx/v2/jwa"
	"github.com/lestrrat-go/jwx/v2/jws"
)

// Issuer signs tokens with its own key.
type Issuer struct {
	key any
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
	payload, err := json.Marshal(map[string]any{"sub": cert.Subject.CommonName, "exp": time.Now().Add(10 * time.Minute).Unix(), "cnf": map[string]string{"x5t#S256": thumbprint}})
	if err != nil {
		return "", err
	}
	signed, err := jws.Sign(payload, jws.WithKey(jwa.ES256, i.key))
	return string(signed), err
}
