// Package main runs the guard before another handler only.
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
	mux.Handle("/health", negroni.New(negroni.HandlerFunc(guard.Handle), negroni.Wrap(http.HandlerFunc(handlers.Health))))
	mux.Handle("/token", negroni.New(negroni.NewLogger(), negroni.Wrap(http.HandlerFunc(handlers.Token))))
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", mux))
}
