// Package issuer parses the CRL on each request.
package issuer

import (
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"os"
	"slices"
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
	der, err := os.ReadFile("/etc/pki/clients.crl")
	if err != nil {
		http.Error(w, "no revocation list", http.StatusServiceUnavailable)
		return
	}
	list, err := x509.ParseRevocationList(der)
	if err != nil || time.Now().After(list.NextUpdate) {
		http.Error(w, "no fresh revocation list", http.StatusServiceUnavailable)
		return
	}
	revoked := slices.ContainsFunc(list.RevokedCertificateEntries, func(entry x509.RevocationListEntry) bool {
		return entry.SerialNumber.Cmp(cert.SerialNumber) == 0
	})
	if revoked {
		http.Error(w, "certificate revoked", http.StatusForbidden)
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
	_ = json.NewEncoder(w).Encode(map[string]string{"access_token": signed})
}
