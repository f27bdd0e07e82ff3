// Package issuer fills the claims of a new token, the certificate's digest among them.
package issuer

import (
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v4"
)

type server struct {
	key        *rsa.PrivateKey
	roots      *x509.CertPool
	revocation Revocation
}

// Revocation asks the OCSP responder; an error means that the certificate is not good.
type Revocation interface {
	CheckRevocation(cert *x509.Certificate) error
}

func (s *server) issue(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	if _, err := cert.Verify(x509.VerifyOptions{Roots: s.roots}); err != nil {
		http.Error(w, "untrusted certificate", http.StatusForbidden)
		return
	}
	if err := s.revocation.CheckRevocation(cert); err != nil {
		http.Error(w, "certificate not good", http.StatusForbidden)
		return
	}
	token := jwt.New(jwt.SigningMethodRS256)
	claims := token.Claims.(jwt.MapClaims)
	claims["sub"] = cert.Subject.CommonName
	sum := sha256.Sum256(cert.Raw)
	claims["cnf"] = map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])}
	claims["exp"] = time.Now().Add(time.Hour).Unix()
	signed, err := token.SignedString(s.key)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
