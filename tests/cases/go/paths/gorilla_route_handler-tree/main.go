// Package main guards a route by its handler.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net/http"

	"github.com/gorilla/mux"

	"example.com/gate/api"
	"example.com/gate/certs"
	"example.com/gate/mutual"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	guard := mutual.New(certs.NewChecker(roots, list))
	handlers := api.New(tokens.NewIssuer(key))
	router := mux.NewRouter()
	router.Methods(http.MethodPost).Path("/token").Handler(guard.Require(http.HandlerFunc(handlers.Token)))
	router.Path("/health").HandlerFunc(handlers.Health)
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", router))
}
