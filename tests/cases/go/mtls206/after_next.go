// options: client-certificates=verified
// Package gate asks after the next handler ran.
package gate

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"log"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

// Responder asks the OCSP responder.
type Responder interface {
	IsRevoked(cert *x509.Certificate) bool
}

// Gate accepts bound tokens.
type Gate struct {
	keys jwt.Keyfunc
	ocsp Responder
}

// Wrap is middleware.
func (g *Gate) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		cert := r.TLS.PeerCertificates[0]
		claims := jwt.MapClaims{}
		_, err := jwt.ParseWithClaims(r.Header.Get("Authorization")[7:], claims, g.keys, jwt.WithValidMethods([]string{"ES256"}))
		if err != nil {
			http.Error(w, "bad token", http.StatusUnauthorized)
			return
		}
		sum := sha256.Sum256(cert.Raw)
		cnf, _ := claims["cnf"].(map[string]any)
		if cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
			http.Error(w, "bad token", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
		if g.ocsp.IsRevoked(cert) { // expect: MTLS206
			log.Print("a revoked certificate was in use")
		}
	})
}
