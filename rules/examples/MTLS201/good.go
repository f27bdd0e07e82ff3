package main

import (
	"net/http"
	"time"

	"crypto/x509"

	"github.com/golang-jwt/jwt/v5"
)

func issue(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.PeerCertificates[0]
	options := x509.VerifyOptions{Roots: clientRoots, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}}
	if _, err := cert.Verify(options); err != nil {
		http.Error(w, "unknown certificate", http.StatusUnauthorized)
		return
	}
	claims := jwt.MapClaims{"sub": cert.Subject.CommonName, "exp": time.Now().Add(time.Hour).Unix()}
	token, _ := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(issuerKey)
	w.Write([]byte(token))
}
