// options: client-certificates=verified short-lived-certificates
// Package issuer builds with cristalhq/jwt.
package issuer

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/cristalhq/jwt/v5"
)

// Issuer signs tokens with its own key.
type Issuer struct {
	signer jwt.Signer
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
	token, err := jwt.NewBuilder(i.signer).Build(map[string]any{"sub": cert.Subject.CommonName, "exp": time.Now().Add(10 * time.Minute).Unix(), "cnf": map[string]string{"x5t#S256": thumbprint}})
	if err != nil {
		return "", err
	}
	return token.String(), nil
}
