// Package main puts the guard around the wrong route.
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
	mux.Handle("GET /health", guard.Require(http.HandlerFunc(handlers.Health)))
	mux.HandleFunc("POST /token", handlers.Token)
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", mux))
}
