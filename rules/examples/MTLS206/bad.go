package main

import (
	"crypto/sha256"
	"encoding/base64"
	"log"
	"net/http"
	"time"

	"example.com/pki"
	"github.com/golang-jwt/jwt/v5"
)

func issue(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.VerifiedChains[0][0]
	sum := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{"sub": cert.Subject.CommonName, "exp": time.Now().Add(10 * time.Minute).Unix(),
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])}}
	token, _ := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(issuerKey)
	w.Write([]byte(token))
	if pki.IsRevoked(cert) {
		log.Print("token issued to a revoked certificate")
	}
}
