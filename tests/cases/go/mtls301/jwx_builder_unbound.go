// Package issuer builds tokens with jwx and binds none.
package issuer

import (
	"crypto/ecdsa"
	"crypto/x509"
	"net/http"
	"time"

	"github.com/lestrrat-go/jwx/v2/jwa"
	"github.com/lestrrat-go/jwx/v2/jwt"
)

type issuer struct {
	key   *ecdsa.PrivateKey
	roots *x509.CertPool
}

func (s *issuer) issue(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	if _, err := cert.Verify(x509.VerifyOptions{Roots: s.roots}); err != nil {
		http.Error(w, "untrusted certificate", http.StatusForbidden)
		return
	}
	if isRevoked(cert) {
		http.Error(w, "revoked certificate", http.StatusForbidden)
		return
	}
	token, err := jwt.NewBuilder().
		Issuer("https://tokens.example.com").
		Subject(cert.Subject.CommonName).
		IssuedAt(time.Now()).
		Expiration(time.Now().Add(5 * time.Minute)).
		Build()
	if err != nil {
		http.Error(w, "cannot build", http.StatusInternalServerError)
		return
	}
	signed, err := jwt.Sign(token, jwt.WithKey(jwa.ES256, s.key)) // expect: MTLS301
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write(signed)
}
