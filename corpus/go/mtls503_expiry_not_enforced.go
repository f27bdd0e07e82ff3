// Package resource checks tokens that are bound to the client's certificate.
package resource

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

// Verifier accepts the tokens of one issuer.
type Verifier struct {
	key   any
	roots *x509.CertPool
}

// Subject tells who calls, by a token bound to the presented certificate.
func (v *Verifier) Subject(r *http.Request, raw string) (string, error) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		return "", errors.New("no client certificate")
	}
	cert := r.TLS.PeerCertificates[0]
	if _, err := cert.Verify(x509.VerifyOptions{Roots: v.roots}); err != nil {
		return "", err
	}
	if err := ensureNotRevoked(cert); err != nil {
		return "", err
	}
	parser := jwt.NewParser(
		jwt.WithValidMethods([]string{"RS256"}),
		jwt.WithoutClaimsValidation(), // expect: MTLS503
	)
	claims := jwt.MapClaims{}
	if _, err := parser.ParseWithClaims(raw, claims, func(*jwt.Token) (any, error) { return v.key, nil }); err != nil {
		return "", err
	}
	sum := sha256.Sum256(cert.Raw)
	cnf, ok := claims["cnf"].(map[string]any)
	if !ok || cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		return "", errors.New("the token is bound to another certificate")
	}
	return claims.GetSubject()
}
