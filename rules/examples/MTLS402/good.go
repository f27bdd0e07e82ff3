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
	claims := jwt.MapClaims{}
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	if _, err := jwt.ParseWithClaims(token, claims, issuerKey, jwt.WithValidMethods([]string{"ES256"})); err != nil {
		http.Error(w, "invalid token", http.StatusUnauthorized)
		return
	}
	if len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	sum := sha256.Sum256(cert.Raw)
	cnf, _ := claims["cnf"].(map[string]any)
	if pki.VerifyCertificate(cert) != nil || cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "token of another client", http.StatusUnauthorized)
		return
	}
	fmt.Fprintln(w, "orders of", claims["sub"])
}
