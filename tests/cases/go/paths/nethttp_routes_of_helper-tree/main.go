// Package main asks a helper for its routes.
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
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", routes(roots, list, key)))
}

func routes(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) http.Handler {
	guard := mutual.New(certs.NewChecker(roots, list))
	mux := http.NewServeMux()
	mux.HandleFunc("POST /token", api.New(tokens.NewIssuer(key)).Token)
	return guard.Require(mux)
}
