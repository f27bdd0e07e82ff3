// Package main issues tokens over mutual TLS.
package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"errors"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

type service struct {
	key ed25519.PrivateKey
	crl *x509.RevocationList
}

func main() {
	ca, err := os.ReadFile("ca.pem")
	if err != nil {
		log.Fatal(err)
	}
	clients := x509.NewCertPool()
	clients.AppendCertsFromPEM(ca)
	svc := &service{key: loadKey()}
	http.HandleFunc("/token", svc.token)
	server := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{
		ClientAuth: tls.RequireAndVerifyClientCert,
		ClientCAs:  clients,
	}}
	log.Fatal(server.ListenAndServeTLS("server.crt", "server.key"))
}

func (s *service) token(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.PeerCertificates[0]
	if err := s.admit(cert); err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
		return
	}
	digest := sha256.Sum256(cert.Raw)
	token := jwt.NewWithClaims(jwt.SigningMethodEdDSA, jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(digest[:])},
		"exp": time.Now().Add(15 * time.Minute).Unix(),
	})
	signed, err := token.SignedString(s.key) // expect: MTLS202
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_ = json.NewEncoder(w).Encode(map[string]string{"access_token": signed})
}

func (s *service) admit(cert *x509.Certificate) error {
	if cert.Subject.CommonName == "" {
		return errors.New("the certificate has no name")
	}
	return nil
}

func loadKey() ed25519.PrivateKey {
	seed, err := os.ReadFile("signing.seed")
	if err != nil {
		log.Fatal(err)
	}
	return ed25519.NewKeyFromSeed(seed)
}
