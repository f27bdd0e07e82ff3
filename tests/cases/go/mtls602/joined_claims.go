// Package main hands out one kind of token for a certificate or a password.
package main

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/crypto/bcrypt"
)

type server struct {
	key   any
	users map[string][]byte
	crl   *x509.RevocationList
}

func (s *server) token(w http.ResponseWriter, r *http.Request) {
	var subject string
	claims := jwt.MapClaims{"exp": time.Now().Add(5 * time.Minute).Unix()}
	if r.TLS != nil && len(r.TLS.PeerCertificates) > 0 { // expect: MTLS602
		cert := r.TLS.PeerCertificates[0]
		for _, entry := range s.crl.RevokedCertificateEntries {
			if entry.SerialNumber.Cmp(cert.SerialNumber) == 0 {
				http.Error(w, "revoked", http.StatusForbidden)
				return
			}
		}
		sum := sha256.Sum256(cert.Raw)
		claims["cnf"] = map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])}
		subject = cert.Subject.CommonName
	} else {
		user, password, ok := r.BasicAuth()
		if !ok || bcrypt.CompareHashAndPassword(s.users[user], []byte(password)) != nil {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		subject = user
	}
	claims["sub"] = subject
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(s.key)
	if err != nil {
		http.Error(w, "error", 500)
		return
	}
	json.NewEncoder(w).Encode(map[string]string{"token": signed})
}

func main() {
	s := &server{}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /token", s.token)
	pool := x509.NewCertPool()
	pem, _ := os.ReadFile("ca.pem")
	pool.AppendCertsFromPEM(pem)
	srv := &http.Server{Addr: ":8443", Handler: mux, TLSConfig: &tls.Config{ClientCAs: pool, ClientAuth: tls.VerifyClientCertIfGiven}} // expect: MTLS401
	srv.ListenAndServeTLS("server.crt", "server.key")
}
