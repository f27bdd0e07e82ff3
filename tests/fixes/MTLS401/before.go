// Package bank takes any certificate.
package bank

import (
	"crypto/rsa"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/gorilla/mux"
)

type signer struct{ key *rsa.PrivateKey }

func run(pool *x509.CertPool, s *signer) error {
	mux := http.NewServeMux()
	mux.HandleFunc("/token", s.token)
	server := &http.Server{Addr: ":8443", Handler: mux, TLSConfig: settings(pool)}
	return server.ListenAndServeTLS("server.crt", "server.key")
}

func (s *signer) token(w http.ResponseWriter, r *http.Request) {
	if len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	if isRevoked(cert) {
		http.Error(w, "certificate revoked", http.StatusForbidden)
		return
	}
	sum := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
		"exp": time.Now().Add(5 * time.Minute).Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(s.key)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}

func settings(pool *x509.CertPool) *tls.Config {
	return &tls.Config{
		ClientAuth: tls.RequireAnyClientCert,
		ClientCAs:  pool,
	}
}
