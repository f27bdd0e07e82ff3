// options: client-certificates=verified short-lived-certificates
// Package issuer signs with a serializer, and binds them to nothing.
package issuer

import (
	"crypto/x509"
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
	signed, err := i.issue(cert)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}

func (i *Issuer) issue(cert *x509.Certificate) (string, error) {
	token := jwt.New()
	_ = token.Set("sub", cert.Subject.CommonName)
	_ = token.Set("exp", time.Now().Add(10*time.Minute))
	_ = token.Set("kid", "1")
	signed, err := jwt.NewSerializer().Sign(jwt.WithKey(jwa.ES256, i.key)).Serialize(token) // expect: MTLS301
	return string(signed), err
}
