package main

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

func issue(w http.ResponseWriter, r *http.Request) {
	claims := jwt.MapClaims{"exp": time.Now().Add(10 * time.Minute).Unix()}
	if len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.VerifiedChains[0][0]
	sum := sha256.Sum256(cert.Raw)
	claims["sub"] = cert.Subject.CommonName
	claims["cnf"] = map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])}
	token, _ := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(issuerKey)
	w.Write([]byte(token))
}
