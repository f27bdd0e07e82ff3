// options: short-lived-certificates
// Package issuer knows its clients by their fingerprints.
package issuer

import (
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

type server struct {
	key  *rsa.PrivateKey
	pins map[string]bool
}

func (s *server) issue(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.PeerCertificates[0]
	sum := sha256.Sum256(cert.Raw)
	if !s.pins[hex.EncodeToString(sum[:])] {
		http.Error(w, "unknown certificate", http.StatusForbidden)
		return
	}
	if time.Now().After(cert.NotAfter) {
		http.Error(w, "expired certificate", http.StatusForbidden)
		return
	}
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
