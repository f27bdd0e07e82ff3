// Package resource switches validation off.
package resource

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/http"

	"github.com/lestrrat-go/jwx/v2/jwk"
	"github.com/lestrrat-go/jwx/v2/jwt"
)

type resource struct {
	keys  jwk.Set
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
	options := []jwt.ParseOption{jwt.WithKeySet(s.keys), jwt.WithValidate(true)}
	token, err := jwt.Parse([]byte(r.Header.Get("X-Token")), options...)
	if err != nil {
		http.Error(w, "invalid token", http.StatusUnauthorized)
		return
	}
	value, _ := token.Get("cnf")
	cnf, ok := value.(map[string]any)
	sum := sha256.Sum256(cert.Raw)
	if !ok || cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "token is bound to another certificate", http.StatusUnauthorized)
		return
	}
	_, _ = w.Write([]byte(token.Subject()))
}
