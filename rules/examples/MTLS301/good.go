package main

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

func issue(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.VerifiedChains[0][0]
	digest := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"exp": time.Now().Add(time.Hour).Unix(),
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(digest[:])},
	}
	token, _ := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(issuerKey)
	w.Write([]byte(token))
}
