// options: short-lived-certificates
// Package issuer compares with one pin after the other.
package issuer

import (
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

type server struct {
	key  *rsa.PrivateKey
	pins []string
}

func (s *server) pinned(cert *x509.Certificate) bool {
	sum := sha256.Sum256(cert.Raw)
	presented := base64.StdEncoding.EncodeToString(sum[:])
	for _, pin := range s.pins {
		if pin == presented { // expect: MTLS203
			return true
		}
	}
	return false
}

func (s *server) issue(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.PeerCertificates[0]
	if !s.pinned(cert) {
		http.Error(w, "unknown certificate", http.StatusForbidden)
		return
	}
	sum := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
		"exp": time.Now().Add(10 * time.Minute).Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(s.key)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
