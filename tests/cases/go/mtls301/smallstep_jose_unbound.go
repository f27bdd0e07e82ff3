// options: client-certificates=verified short-lived-certificates
// Package issuer signs with what smallstep made of go-jose, and binds them to nothing.
package issuer

import (
	"crypto/x509"
	"net/http"
	"time"

	"go.step.sm/crypto/jose"
)

// Issuer signs tokens with its own key.
type Issuer struct {
	signer jose.Signer
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
	claims := map[string]any{"sub": cert.Subject.CommonName, "exp": time.Now().Add(10 * time.Minute).Unix(), "kid": "1"}
	return jose.Signed(i.signer).Claims(claims).CompactSerialize() // expect: MTLS301
}
