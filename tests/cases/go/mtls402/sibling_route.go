// options: client-certificates=verified short-lived-certificates
// Package api forgets the binding on one route.
package api

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

type key struct{}

// Gate checks tokens.
type Gate struct {
	keys jwt.Keyfunc
}

// Token accepts a token.
func (g *Gate) Token(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		claims := jwt.MapClaims{}
		_, err := jwt.ParseWithClaims(r.Header.Get("Authorization")[7:], claims, g.keys, jwt.WithValidMethods([]string{"ES256"}))
		if err != nil {
			http.Error(w, "bad token", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), key{}, claims)))
	})
}

// Binding compares it with the certificate.
func (g *Gate) Binding(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		claims := r.Context().Value(key{}).(jwt.MapClaims)
		cnf, _ := claims["cnf"].(map[string]any)
		sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
		if cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
			http.Error(w, "bad token", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func orders(w http.ResponseWriter, r *http.Request) {
	_, _ = w.Write([]byte("orders of " + r.Context().Value(key{}).(jwt.MapClaims)["sub"].(string)))
}

func refunds(w http.ResponseWriter, r *http.Request) {
	_, _ = w.Write([]byte("refunded by " + r.Context().Value(key{}).(jwt.MapClaims)["sub"].(string)))
}

// Routes is the API.
func Routes(g *Gate) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /orders", g.Token(g.Binding(http.HandlerFunc(orders))))
	mux.Handle("POST /refunds", g.Token(http.HandlerFunc(refunds))) // expect: MTLS402
	return mux
}
