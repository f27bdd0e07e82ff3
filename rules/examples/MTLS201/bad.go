package main

import (
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

func issue(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.PeerCertificates[0]
	claims := jwt.MapClaims{"sub": cert.Subject.CommonName, "exp": time.Now().Add(time.Hour).Unix()}
	token, _ := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(issuerKey)
	w.Write([]byte(token))
}
