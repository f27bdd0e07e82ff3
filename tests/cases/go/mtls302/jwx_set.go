// Package issuer sets claims one by one.
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
	token := jwt.New()
	_ = token.Set("sub", cert.Subject.CommonName)
	_ = token.Set("exp", time.Now().Add(time.Minute))
	_ = token.Set("cert_serial", cert.SerialNumber.String())
	signed, err := jwt.Sign(token, jwt.WithKey(jwa.ES256, s.key)) // expect: MTLS302
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write(signed)
}
