// options: client-certificates=verified
// Package issuer asks the responder when the token is out.
package issuer

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/crypto/ocsp"
)

// Issuer signs tokens.
type Issuer struct {
	key    *ecdsa.PrivateKey
	ocsp   Responder
	fetch func(*x509.Certificate) []byte
	issuer *x509.Certificate
	alarms chan string
}

// Responder asks the OCSP responder.
type Responder interface {
	IsRevoked(cert *x509.Certificate) bool
}

func (i *Issuer) issue(w http.ResponseWriter, r *http.Request) {
	if len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
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
	status, err := ocsp.ParseResponseForCert(i.fetch(cert), cert, i.issuer)
	if err != nil || status.Status != ocsp.Good { // expect: MTLS206
		i.alarms <- "a revoked certificate got a token"
	}
}
