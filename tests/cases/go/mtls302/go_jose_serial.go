// Package issuer ties tokens to a serial number.
package issuer

import (
	"crypto/rsa"
	"crypto/x509"
	"net/http"
	"time"

	"gopkg.in/square/go-jose.v2"
	"gopkg.in/square/go-jose.v2/jwt"
)

type issuer struct {
	key   *rsa.PrivateKey
	roots *x509.CertPool
}

func (i *issuer) issue(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	if _, err := cert.Verify(x509.VerifyOptions{Roots: i.roots}); err != nil {
		http.Error(w, "untrusted certificate", http.StatusForbidden)
		return
	}
	if isRevoked(cert) {
		http.Error(w, "revoked certificate", http.StatusForbidden)
		return
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: i.key}, nil)
	if err != nil {
		http.Error(w, "no signer", http.StatusInternalServerError)
		return
	}
	standard := jwt.Claims{
		Subject: cert.Subject.CommonName,
		Expiry:  jwt.NewNumericDate(time.Now().Add(5 * time.Minute)),
	}
	extra := map[string]any{"serial": cert.SerialNumber.String()}
	raw, err := jwt.Signed(signer).Claims(standard).Claims(extra).CompactSerialize() // expect: MTLS302
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(raw))
}
