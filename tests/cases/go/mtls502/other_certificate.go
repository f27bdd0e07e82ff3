// options: persona=pedantic client-certificates=verified short-lived-certificates
// Package issuer is capped by its own certificate, and not by the client's.
package issuer

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Issuer signs tokens.
type Issuer struct {
	key     *ecdsa.PrivateKey
	own *x509.Certificate
	clients map[string]bool
}

func (i *Issuer) issue(w http.ResponseWriter, r *http.Request) {
	if len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	if !i.clients[cert.Subject.CommonName] {
		http.Error(w, "unknown client", http.StatusForbidden)
		return
	}
	sum := sha256.Sum256(cert.Raw)
	ends := time.Now().Add(12 * time.Hour)
	if ends.After(i.own.NotAfter) {
		ends = i.own.NotAfter
	}
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
		"exp": ends.Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(i.key) // expect: MTLS502
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
