// Package issuer asks the OCSP responder.
package issuer

import (
	"bytes"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/crypto/ocsp"
)

type server struct {
	key        *rsa.PrivateKey
	issuer     *x509.Certificate
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
	if !s.good(cert, s.issuer) {
		http.Error(w, "certificate not good", http.StatusForbidden)
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

func (s *server) good(cert, issuer *x509.Certificate) bool {
	request, err := ocsp.CreateRequest(cert, issuer, nil)
	if err != nil {
		return false
	}
	answer, err := http.Post(cert.OCSPServer[0], "application/ocsp-request", bytes.NewReader(request))
	if err != nil {
		return false
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err != nil {
		return false
	}
	response, err := ocsp.ParseResponseForCert(raw, cert, issuer)
	return err == nil && response.Status == ocsp.Good
}
