// Package resource accepts a token bound to any of several certificates.
package resource

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"net/http"
	"slices"

	"github.com/golang-jwt/jwt/v5"
)

type resource struct {
	keys  jwt.Keyfunc
	roots *x509.CertPool
}

type claims struct {
	jwt.RegisteredClaims
	Thumbprints []string `json:"thumbprints"`
}

func (s *resource) check(r *http.Request) (string, error) {
	cert := r.TLS.PeerCertificates[0]
	if _, err := cert.Verify(x509.VerifyOptions{Roots: s.roots}); err != nil {
		return "", err
	}
	if isRevoked(cert) {
		return "", errors.New("revoked")
	}
	c := &claims{}
	if _, err := jwt.ParseWithClaims(r.Header.Values("Authorization")[0], c, s.keys); err != nil {
		return "", err
	}
	sum := sha256.Sum256(cert.Raw)
	if !slices.Contains(c.Thumbprints, base64.RawURLEncoding.EncodeToString(sum[:])) {
		return "", errors.New("bound to another certificate")
	}
	return c.Subject, nil
}
