// Package issuer computes the digest with a longer hash.
package issuer

import (
	"crypto/rsa"
	"crypto/sha512"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
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
	h := sha512.New()
	h.Write(cert.Raw)
	sum := h.Sum(nil)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum)},
		"exp": time.Now().Add(10 * time.Minute).Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(s.key)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_ = json.NewEncoder(w).Encode(map[string]string{"access_token": signed})
}
