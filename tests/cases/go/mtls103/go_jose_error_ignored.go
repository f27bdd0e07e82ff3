// Package resource ignores that the signature is wrong.
package resource

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/http"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

type resource struct {
	key   any
	roots *x509.CertPool
}

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
	if isRevoked(cert) {
		http.Error(w, "revoked certificate", http.StatusForbidden)
		return
	}
	parsed, err := jwt.ParseSigned(r.Header.Get("X-Token"), []jose.SignatureAlgorithm{jose.ES256})
	if err != nil {
		http.Error(w, "malformed token", http.StatusUnauthorized)
		return
	}
	var claims struct {
		jwt.Claims
		Cnf map[string]string `json:"cnf"`
	}
	_ = parsed.Claims(s.key, &claims) // expect: MTLS103
	sum := sha256.Sum256(cert.Raw)
	if claims.Cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "token is bound to another certificate", http.StatusUnauthorized)
		return
	}
	_, _ = w.Write([]byte(claims.Subject))
}
