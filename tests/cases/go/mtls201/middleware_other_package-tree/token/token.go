// Package token issues tokens for client certificates.
package token

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"example.com/gateway/auth"
)

// Issuer signs with its own key.
type Issuer struct {
	Key *ecdsa.PrivateKey
}

// ServeHTTP issues a token to the client.
func (i *Issuer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	cert := auth.Certificate(r)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"exp": time.Now().Add(15 * time.Minute).Unix(),
	}
	sum := sha256.Sum256(cert.Raw)
	claims["cnf"] = map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(i.Key)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
