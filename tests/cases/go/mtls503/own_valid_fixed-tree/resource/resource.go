// Package resource has claims whose own Valid looks at nothing.
package resource

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"strings"

	"github.com/golang-jwt/jwt"
)

type resource struct {
	keys       jwt.Keyfunc
	roots      *x509.CertPool
	revocation interface{ CheckRevocation(*x509.Certificate) error }
}

type boundClaims struct {
	jwt.RegisteredClaims
	Cnf struct {
		X5t string `json:"x5t#S256"`
	} `json:"cnf"`
}

// Valid looks at what every token has, and nothing more.
func (c boundClaims) Valid() error { return c.RegisteredClaims.Valid() }

func (s *resource) balance(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	if _, err := cert.Verify(x509.VerifyOptions{Roots: s.roots}); err != nil {
		http.Error(w, "untrusted certificate", http.StatusForbidden)
		return
	}
	if err := s.revocation.CheckRevocation(cert); err != nil {
		http.Error(w, "certificate not good", http.StatusForbidden)
		return
	}
	claims := &boundClaims{}
	_, err := jwt.ParseWithClaims(bearer(r), claims, s.keys)
	if err != nil {
		http.Error(w, "invalid token", http.StatusUnauthorized)
		return
	}
	if claims.Cnf.X5t != thumbprint(cert) {
		http.Error(w, "token is bound to another certificate", http.StatusUnauthorized)
		return
	}
	_, _ = w.Write([]byte("balance of " + claims.Subject))
}

func thumbprint(cert *x509.Certificate) string {
	sum := sha256.Sum256(cert.Raw)
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

func bearer(r *http.Request) string {
	return strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
}
