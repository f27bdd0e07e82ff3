package main

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/golang-jwt/jwt/v5"
)

func orders(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.PeerCertificates[0]
	claims := jwt.MapClaims{}
	key := func(*jwt.Token) (any, error) { return cert.PublicKey, nil }
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	if _, err := jwt.ParseWithClaims(token, claims, key, jwt.WithValidMethods([]string{"ES256"})); err != nil {
		http.Error(w, "invalid token", http.StatusUnauthorized)
		return
	}
	fmt.Fprintln(w, "orders of", claims["sub"])
}
