package main

import (
	"crypto/sha256"
	"crypto/tls"
	"encoding/base64"
	"net/http"
	"time"

	"example.com/pki"
	"github.com/golang-jwt/jwt/v5"
)

var pair, _ = tls.LoadX509KeyPair("gateway.crt", "gateway.key")

var issuerKey = pki.SigningKey("issuer")

// The certificate by which this program is a client of others.
var client = &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{Certificates: []tls.Certificate{pair}}}}

func issue(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.PeerCertificates[0]
	if err := pki.VerifyCertificate(cert); err != nil {
		http.Error(w, "untrusted certificate", http.StatusUnauthorized)
		return
	}
	sum := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{"sub": cert.Subject.CommonName, "exp": time.Now().Add(10 * time.Minute).Unix(),
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])}}
	token, _ := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(issuerKey)
	w.Write([]byte(token))
}
