// Package main applies its middleware in a loop, the guard not among them.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net/http"

	"example.com/gate/api"
	"example.com/gate/certs"
	"example.com/gate/mutual"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	guard := mutual.New(certs.NewChecker(roots, list))
	handlers := api.New(tokens.NewIssuer(key))
	mux := http.NewServeMux()
	mux.Handle("GET /health", chained(http.HandlerFunc(handlers.Health), logged, guard.Require))
	mux.Handle("POST /token", chained(http.HandlerFunc(handlers.Token), logged))
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", mux))
}

// Middleware wraps a handler.
type Middleware func(http.Handler) http.Handler

func chained(handler http.Handler, middleware ...Middleware) http.Handler {
	for i := len(middleware) - 1; i >= 0; i-- {
		handler = middleware[i](handler)
	}
	return handler
}

func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Println(r.Method, r.URL.Path)
		next.ServeHTTP(w, r)
	})
}
