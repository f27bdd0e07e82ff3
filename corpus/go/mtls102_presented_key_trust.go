// Package api serves orders to clients with a certificate and a token.
package api

import (
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

// Server lets clients in by tokens they signed with the key of their certificate.
type Server struct {
	roots *x509.CertPool
	crl   *RevocationStore
}

// RevocationStore knows the serial numbers of revoked certificates.
type RevocationStore struct{ serials map[string]struct{} }

// Orders lists the orders of the caller.
func (s *Server) Orders(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	if err := s.accept(cert); err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
		return
	}
	if isRevoked(s.crl, cert) {
		http.Error(w, "revoked", http.StatusForbidden)
		return
	}
	token, err := jwt.Parse(bearer(r), func(*jwt.Token) (any, error) { // expect: MTLS102
		return cert.PublicKey, nil
	}, jwt.WithValidMethods([]string{"ES256"}))
	if err != nil || !token.Valid {
		http.Error(w, "invalid token", http.StatusUnauthorized)
		return
	}
	subject, err := token.Claims.GetSubject()
	if err != nil {
		http.Error(w, "no subject", http.StatusUnauthorized)
		return
	}
	_ = json.NewEncoder(w).Encode(map[string]string{"orders of": subject})
}

func (s *Server) accept(cert *x509.Certificate) error {
	if len(cert.DNSNames) == 0 {
		return errors.New("certificate names no service")
	}
	return nil
}

func bearer(r *http.Request) string {
	var token string
	_, _ = fmt.Sscanf(r.Header.Get("Authorization"), "Bearer %s", &token)
	return token
}
