// options: client-certificates=verified short-lived-certificates
// Package resource asks a helper whether the token is bound.
package resource

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

type boundClaims struct {
	jwt.RegisteredClaims
	Cnf struct {
		X5t string `json:"x5t#S256"`
	} `json:"cnf"`
}

func (c *boundClaims) bound() bool {
	return c.Cnf.X5t != ""
}

func (c *boundClaims) boundTo(cert *x509.Certificate) bool {
	sum := sha256.Sum256(cert.Raw)
	return c.Cnf.X5t == base64.RawURLEncoding.EncodeToString(sum[:])
}

type resource struct {
	keys jwt.Keyfunc
}

func (s *resource) balance(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.PeerCertificates[0]
	claims := &boundClaims{}
	_, err := jwt.ParseWithClaims(r.Header.Get("Authorization")[7:], claims, s.keys, jwt.WithValidMethods([]string{"ES256"}))
	if err != nil {
		http.Error(w, "invalid token", http.StatusUnauthorized)
		return
	}
	if claims.bound() && !claims.boundTo(cert) { // expect: MTLS402
		http.Error(w, "token is bound to another certificate", http.StatusUnauthorized)
		return
	}
	_, _ = w.Write([]byte("balance of " + claims.Subject))
}
