// Package main wraps one handle.
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
	guard := mutual.New(certs.NewChecker(roots, list))
	handlers := api.New(tokens.NewIssuer(key))
	router := httprouter.New()
	router.GET("/health", handlers.Health)
	router.POST("/token", guard.Handle(handlers.Token))
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", router))
}
