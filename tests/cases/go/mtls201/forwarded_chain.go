// Package issuer takes a chain of certificates out of a header.
package issuer

import (
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

type issuer struct {
	key   *rsa.PrivateKey
	roots *x509.CertPool
}

func (i *issuer) issue(w http.ResponseWriter, r *http.Request) {
	// expect: MTLS404
	values := r.Header["X-Ssl-Client-Cert"]
	if len(values) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	der, err := base64.StdEncoding.DecodeString(values[0])
	if err != nil {
		http.Error(w, "malformed", http.StatusBadRequest)
		return
	}
	chain, err := x509.ParseCertificates(der)
	if err != nil || len(chain) == 0 {
		http.Error(w, "malformed", http.StatusBadRequest)
		return
	}
	cert := chain[0]
	if isRevoked(cert) {
		http.Error(w, "revoked", http.StatusForbidden)
		return
	}
	sum := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
		"exp": time.Now().Add(10 * time.Minute).Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(i.key) // expect: MTLS201
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_ = json.NewEncoder(w).Encode(map[string]string{"access_token": signed})
}
