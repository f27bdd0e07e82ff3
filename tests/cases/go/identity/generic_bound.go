// options: client-certificates=verified short-lived-certificates
// Package issuer binds by a generic function.
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

type box[T any] struct {
	value T
}

func (b box[T]) get() T { return b.value }

func bound[T ~map[string]any](claims T, cert *x509.Certificate) T {
	sum := sha256.Sum256(cert.Raw)
	claims["cnf"] = map[string]any{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])}
	return claims
}

// Issuer signs tokens.
type Issuer struct {
	key *ecdsa.PrivateKey
}

func (i *Issuer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	claims := jwt.MapClaims{"sub": cert.Subject.CommonName, "exp": time.Now().Add(10 * time.Minute).Unix()}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, box[jwt.MapClaims]{bound(claims, cert)}.get()).SignedString(i.key)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
