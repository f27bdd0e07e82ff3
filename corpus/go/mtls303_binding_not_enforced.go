// Package gateway lets in whoever brings a client certificate and a token for it.
package gateway

import (
	"context"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"strings"

	"github.com/golang-jwt/jwt/v5"
)

type boundClaims struct {
	jwt.RegisteredClaims
	Cnf struct {
		X5t string `json:"x5t#S256"`
	} `json:"cnf"`
}

type callerKey struct{}

// Gate checks certificate and token before a handler runs.
type Gate struct {
	Roots   *x509.CertPool
	Keys    jwt.Keyfunc
	Revoked func(*x509.Certificate) bool
}

// Require wraps a handler.
func (g *Gate) Require(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		cert := g.certificate(r)
		if cert == nil {
			http.Error(w, "client certificate required", http.StatusUnauthorized)
			return
		}
		claims := &boundClaims{}
		raw, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !found {
			http.Error(w, "token required", http.StatusUnauthorized)
			return
		}
		token, err := jwt.ParseWithClaims(raw, claims, g.Keys, jwt.WithValidMethods([]string{"PS256"})) // expect: MTLS303
		if err != nil || !token.Valid {
			http.Error(w, "invalid token", http.StatusUnauthorized)
			return
		}
		if claims.Subject != cert.Subject.CommonName {
			http.Error(w, "token of somebody else", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), callerKey{}, claims.Subject)))
	})
}

func (g *Gate) certificate(r *http.Request) *x509.Certificate {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		return nil
	}
	cert := r.TLS.PeerCertificates[0]
	if _, err := cert.Verify(x509.VerifyOptions{Roots: g.Roots}); err != nil {
		return nil
	}
	if isRevoked(cert) {
		return nil
	}
	return cert
}

func thumbprint(cert *x509.Certificate) string {
	sum := sha256.Sum256(cert.Raw)
	return base64.RawURLEncoding.EncodeToString(sum[:])
}
