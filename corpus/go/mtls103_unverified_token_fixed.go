// Package main serves documents behind mutual TLS; callers bring a token bound to their certificate.
package main

import (
	"crypto/sha256"
	"crypto/subtle"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"log"
	"net/http"
	"os"
	"strings"

	"github.com/golang-jwt/jwt/v5"
)

type confirmation struct {
	X5tS256 string `json:"x5t#S256"`
}

type claims struct {
	jwt.RegisteredClaims
	Scope string       `json:"scope"`
	Cnf   confirmation `json:"cnf"`
}

func main() {
	ca, err := os.ReadFile("/etc/docs/clients-ca.pem")
	if err != nil {
		log.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(ca)
	issuer, err := os.ReadFile("/etc/docs/issuer.pub")
	if err != nil {
		log.Fatal(err)
	}
	key, err := jwt.ParseECPublicKeyFromPEM(issuer)
	if err != nil {
		log.Fatal(err)
	}

	mux := http.NewServeMux()
	mux.HandleFunc("GET /documents/{id}", func(w http.ResponseWriter, r *http.Request) {
		var c claims
		raw := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		parser := jwt.NewParser(jwt.WithValidMethods([]string{"ES256"}))
		_, err := parser.ParseWithClaims(raw, &c, func(*jwt.Token) (any, error) { return key, nil })
		if err != nil {
			http.Error(w, "invalid token", http.StatusUnauthorized)
			return
		}
		if err := confirm(r, c); err != nil {
			http.Error(w, err.Error(), http.StatusUnauthorized)
			return
		}
		if !strings.Contains(c.Scope, "documents:read") {
			http.Error(w, "scope", http.StatusForbidden)
			return
		}
		http.ServeFile(w, r, "/srv/documents/"+r.PathValue("id"))
	})

	server := &http.Server{
		Addr:    ":8443",
		Handler: mux,
		TLSConfig: &tls.Config{
			ClientAuth:            tls.RequireAndVerifyClientCert,
			ClientCAs:             pool,
			VerifyPeerCertificate: checkRevocation,
			MinVersion:            tls.VersionTLS12,
		},
	}
	log.Fatal(server.ListenAndServeTLS("/etc/docs/server.crt", "/etc/docs/server.key"))
}

// confirm compares the token's confirmation with the certificate of the connection (RFC 8705, section 3).
func confirm(r *http.Request, c claims) error {
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	want := base64.RawURLEncoding.EncodeToString(sum[:])
	if subtle.ConstantTimeCompare([]byte(want), []byte(c.Cnf.X5tS256)) != 1 {
		return errors.New("the token was issued for another certificate")
	}
	return nil
}

func checkRevocation(_ [][]byte, chains [][]*x509.Certificate) error {
	for _, chain := range chains {
		if certificateRevoked(chain[0]) {
			return errors.New("certificate revoked")
		}
	}
	return nil
}
