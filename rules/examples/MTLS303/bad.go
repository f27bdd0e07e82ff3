package main

import (
	"fmt"
	"net/http"
	"strings"

	"example.com/pki"
	"github.com/golang-jwt/jwt/v5"
)

func orders(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.PeerCertificates[0]
	if err := pki.VerifyCertificate(cert); err != nil {
		http.Error(w, "untrusted certificate", http.StatusUnauthorized)
		return
	}
	claims := jwt.MapClaims{}
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	if _, err := jwt.ParseWithClaims(token, claims, issuerKey, jwt.WithValidMethods([]string{"ES256"})); err != nil {
		http.Error(w, "invalid token", http.StatusUnauthorized)
		return
	}
	if claims["sub"] != cert.Subject.CommonName {
		http.Error(w, "token of another client", http.StatusUnauthorized)
		return
	}
	fmt.Fprintln(w, "orders of", claims["sub"])
}
