// Package issuer takes the certificate out of a header as it is.
package issuer

import (
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"net/http"
	"net/url"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

type server struct {
	key   *rsa.PrivateKey
	roots *x509.CertPool
}

func (s *server) issue(w http.ResponseWriter, r *http.Request) {
	cert, err := forwarded(r)
	if err != nil {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	if isRevoked(cert) {
		http.Error(w, "revoked certificate", http.StatusForbidden)
		return
	}
	sum := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
		"exp": time.Now().Add(10 * time.Minute).Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(s.key) // expect: MTLS201
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_ = json.NewEncoder(w).Encode(map[string]string{"access_token": signed})
}

func forwarded(r *http.Request) (*x509.Certificate, error) {
	// expect: MTLS404
	escaped := r.Header.Get("X-SSL-Client-Cert")
	if escaped == "" {
		return nil, errors.New("no certificate")
	}
	text, err := url.QueryUnescape(escaped)
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode([]byte(text))
	if block == nil {
		return nil, errors.New("no PEM")
	}
	return x509.ParseCertificate(block.Bytes)
}
