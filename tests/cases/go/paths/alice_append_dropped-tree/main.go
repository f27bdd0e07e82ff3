// Package main appends the guard to a chain and uses the one before.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net/http"

	"github.com/justinas/alice"

	"example.com/gate/api"
	"example.com/gate/certs"
	"example.com/gate/mutual"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	guard := mutual.New(certs.NewChecker(roots, list))
	handlers := api.New(tokens.NewIssuer(key))
	chain := alice.New(logged)
	guarded := chain.Append(guard.Require)
	mux := http.NewServeMux()
	mux.Handle("GET /health", guarded.ThenFunc(handlers.Health))
	mux.Handle("POST /token", chain.Then(http.HandlerFunc(handlers.Token)))
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", mux))
}

func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Println(r.Method, r.URL.Path)
		next.ServeHTTP(w, r)
	})
}
