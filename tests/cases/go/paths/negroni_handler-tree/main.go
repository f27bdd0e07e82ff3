// Package main runs the guard as a negroni handler.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net/http"

	"github.com/urfave/negroni"

	"example.com/gate/api"
	"example.com/gate/certs"
	"example.com/gate/mutual"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	guard := mutual.New(certs.NewChecker(roots, list))
	handlers := api.New(tokens.NewIssuer(key))
	mux := http.NewServeMux()
	mux.HandleFunc("/token", handlers.Token)
	stack := negroni.New(negroni.NewLogger())
	stack.Use(negroni.HandlerFunc(guard.Handle))
	stack.UseHandler(mux)
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", stack))
}
