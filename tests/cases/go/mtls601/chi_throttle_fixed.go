// options: persona=pedantic client-certificates=verified short-lived-certificates
// Package issuer serves so many at a time.
package issuer

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	"github.com/golang-jwt/jwt/v5"
)

// Issuer signs tokens.
type Issuer struct {
	key     *ecdsa.PrivateKey
	clients map[string]bool
}

// Routes is the service.
func Routes(i *Issuer) http.Handler {
	r := chi.NewRouter()
	r.Use(middleware.Throttle(10))
	r.Post("/token", i.issue)
	return r
}

func (i *Issuer) issue(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.PeerCertificates[0]
	if !i.clients[cert.Subject.CommonName] {
		http.Error(w, "unknown client", http.StatusForbidden)
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
