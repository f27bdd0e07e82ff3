// options: client-certificates=verified
// Package issuer takes silence for good news.
package issuer

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"io"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/crypto/ocsp"
)

// Issuer signs tokens.
type Issuer struct {
	key *ecdsa.PrivateKey
	ca  *x509.Certificate
}

func (i *Issuer) isRevoked(cert *x509.Certificate) bool {
	request, err := ocsp.CreateRequest(cert, i.ca, nil)
	if err != nil {
		return true
	}
	answer, err := http.Post(cert.OCSPServer[0], "application/ocsp-request", bytes.NewReader(request))
	if err != nil {
		return false // expect: MTLS205
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return true
	}
	response, err := ocsp.ParseResponseForCert(body, cert, i.ca)
	if err != nil {
		return true
	}
	return response.Status != ocsp.Good
}

func (i *Issuer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.PeerCertificates[0]
	if i.isRevoked(cert) {
		http.Error(w, "revoked certificate", http.StatusForbidden)
		return
	}
	sum := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
		"exp": time.Now().Add(5 * time.Minute).Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(i.key)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
