package main

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"

	"example.com/pki"
	"github.com/golang-jwt/jwt/v5"
)

func issue(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.PeerCertificates[0]
	if err := pki.VerifyCertificate(cert); err != nil {
		http.Error(w, "untrusted certificate", http.StatusUnauthorized)
		return
	}
	sum := sha256.Sum256(cert.Raw)
	expires := time.Now().Add(15 * time.Minute)
	if cert.NotAfter.Before(expires) {
		expires = cert.NotAfter
	}
	claims := jwt.MapClaims{"sub": cert.Subject.CommonName, "exp": expires.Unix(),
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])}}
	token, _ := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(issuerKey)
	w.Write([]byte(token))
}
