// Package main mounts routes of another function.
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
	router.Route("/v1", func(inner chi.Router) {
		inner.Use(guard.Require)
		inner.Mount("/tokens", routes(handlers))
	})
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", router))
}

func routes(handlers *api.API) http.Handler {
	router := chi.NewRouter()
	router.Method(http.MethodPost, "/", http.HandlerFunc(handlers.Token))
	return router
}
