// Package auth authenticates clients by their certificate.
package auth

import (
	"context"
	"crypto/x509"
	"net/http"
)

type contextKey struct{}

// Authenticator knows the CAs of the clients.
type Authenticator struct {
	Roots *x509.CertPool
	List  *x509.RevocationList
}

// RequireCertificate lets only clients with a good certificate through.
func (a *Authenticator) RequireCertificate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
			http.Error(w, "client certificate required", http.StatusUnauthorized)
			return
		}
		cert := r.TLS.PeerCertificates[0]
		for _, entry := range a.List.RevokedCertificateEntries {
			if entry.SerialNumber.Cmp(cert.SerialNumber) == 0 {
				http.Error(w, "revoked certificate", http.StatusForbidden)
				return
			}
		}
		ctx := context.WithValue(r.Context(), contextKey{}, cert)
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// Certificate gives the certificate of the request that RequireCertificate let through.
func Certificate(r *http.Request) *x509.Certificate {
	cert, _ := r.Context().Value(contextKey{}).(*x509.Certificate)
	return cert
}
