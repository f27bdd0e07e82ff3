// Package resource verifies access tokens with go-oidc.
package resource

import (
	"crypto/x509"
	"net/http"
	"strings"

	"github.com/coreos/go-oidc/v3/oidc"
)

type resource struct {
	verifier *oidc.IDTokenVerifier
	roots    *x509.CertPool
}

func newResource(provider *oidc.Provider, roots *x509.CertPool) *resource {
	return &resource{verifier: provider.Verifier(&oidc.Config{ClientID: "orders"}), roots: roots}
}

func (s *resource) orders(w http.ResponseWriter, r *http.Request) {
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
	token, err := s.verifier.Verify(r.Context(), strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")) // expect: MTLS303
	if err != nil {
		http.Error(w, "invalid token", http.StatusUnauthorized)
		return
	}
	_, _ = w.Write([]byte(token.Subject))
}
