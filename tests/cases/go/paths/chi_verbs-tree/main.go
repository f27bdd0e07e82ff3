// Package main guards every verb.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net/http"

	"github.com/go-chi/chi/v5"

	"example.com/gate/api"
	"example.com/gate/certs"
	"example.com/gate/mutual"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	guard := mutual.New(certs.NewChecker(roots, list))
	handlers := api.New(tokens.NewIssuer(key))
	router := chi.NewRouter()
	guarded := router.With(guard.Require)
	guarded.Put("/token", handlers.Token)
	guarded.Patch("/token", handlers.Token)
	guarded.Delete("/token", handlers.Token)
	guarded.Handle("/token/any", http.HandlerFunc(handlers.Token))
	guarded.HandleFunc("/token/all", handlers.Token)
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", router))
}
