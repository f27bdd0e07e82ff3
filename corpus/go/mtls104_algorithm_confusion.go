// options: short-lived-certificates
// Package gate lets the token choose between a secret and a public key.
package gate

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Gate accepts bound tokens.
type Gate struct {
	issuer   *x509.Certificate
}

func (g *Gate) key(*jwt.Token) (any, error) {
	return g.issuer.PublicKey, nil
}

func (g *Gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	raw := r.Header.Get("Authorization")[7:]
	claims := jwt.MapClaims{}
	_, err := jwt.ParseWithClaims(raw, claims, g.key, jwt.WithValidMethods([]string{"RS256", "HS256"})) // expect: MTLS104
	if err != nil {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	cnf, _ := claims["cnf"].(map[string]any)
	if cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// Server serves clients that present a certificate of the service CA.
func Server(handler http.Handler, authorities *x509.CertPool) *http.Server {
	return &http.Server{
		Addr:              ":8443",
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		TLSConfig: &tls.Config{
			MinVersion: tls.VersionTLS13,
			ClientAuth: tls.RequireAndVerifyClientCert,
			ClientCAs:  authorities,
		},
	}
}
