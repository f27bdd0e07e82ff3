// Package main serves the router itself.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net/http"

	"github.com/julienschmidt/httprouter"

	"example.com/gate/api"
	"example.com/gate/certs"
	"example.com/gate/mutual"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	_ = mutual.New(certs.NewChecker(roots, list))
	handlers := api.New(tokens.NewIssuer(key))
	router := httprouter.New()
	router.HandlerFunc(http.MethodPost, "/token", handlers.Token)
	server := &http.Server{Addr: "127.0.0.1:8080", Handler: router}
	log.Fatal(server.ListenAndServe())
}
