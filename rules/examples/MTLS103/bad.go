package main

import (
	"crypto/sha256"
	"encoding/base64"
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
	_, _, err := jwt.NewParser().ParseUnverified(token, claims)
	if err != nil {
		http.Error(w, "invalid token", http.StatusUnauthorized)
		return
	}
	sum := sha256.Sum256(cert.Raw)
	if cnf, _ := claims["cnf"].(map[string]any); cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "token of another client", http.StatusUnauthorized)
		return
	}
	fmt.Fprintln(w, "orders of", claims["sub"])
}
