package main

import (
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
	claims := jwt.MapClaims{"sub": cert.Subject.CommonName, "exp": time.Now().Add(10 * time.Minute).Unix(),
		"cert_serial": cert.SerialNumber.String(), "cert_issuer": cert.Issuer.String()}
	token, _ := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(issuerKey)
	w.Write([]byte(token))
}
