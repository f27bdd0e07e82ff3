// Package resource answers with a record that holds the error.
package resource

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

type resource struct {
	key   any
	roots *x509.CertPool
}

type outcome struct {
	subject string
	err     error
}

func (s *resource) check(r *http.Request) outcome {
	cert := r.TLS.PeerCertificates[0]
	if _, err := cert.Verify(x509.VerifyOptions{Roots: s.roots}); err != nil {
		return outcome{err: err}
	}
	if isRevoked(cert) {
		return outcome{err: errors.New("revoked")}
	}
	claims := jwt.MapClaims{}
	if _, err := jwt.ParseWithClaims(r.Header.Get("X-Token"), claims, func(*jwt.Token) (any, error) { return s.key, nil }); err != nil {
		return outcome{err: err}
	}
	cnf, _ := claims["cnf"].(map[string]any)
	sum := sha256.Sum256(cert.Raw)
	if bound, _ := cnf["x5t#S256"].(string); bound != base64.RawURLEncoding.EncodeToString(sum[:]) {
		return outcome{err: errors.New("token is bound to another certificate")}
	}
	return outcome{subject: claims["sub"].(string)}
}
