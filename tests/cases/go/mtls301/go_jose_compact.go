// Package issuer binds the tokens it makes with an older go-jose.
package issuer

import (
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/go-jose/go-jose/v3"
	"github.com/go-jose/go-jose/v3/jwt"
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
	sum := sha256.Sum256(cert.Raw)
	cnf := map[string]any{"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])}}
	raw, err := jwt.Signed(signer).Claims(standard).Claims(cnf).CompactSerialize()
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(raw))
}
