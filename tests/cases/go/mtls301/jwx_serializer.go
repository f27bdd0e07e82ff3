// options: client-certificates=verified short-lived-certificates
// Package issuer signs with a serializer.
package issuer

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/lestrrat-go/jwx/v2/jwa"
	"github.com/lestrrat-go/jwx/v2/jwt"
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
	token := jwt.New()
	_ = token.Set("sub", cert.Subject.CommonName)
	_ = token.Set("exp", time.Now().Add(10*time.Minute))
	_ = token.Set("cnf", map[string]string{"x5t#S256": thumbprint})
	signed, err := jwt.NewSerializer().Sign(jwt.WithKey(jwa.ES256, i.key)).Serialize(token)
	return string(signed), err
}
