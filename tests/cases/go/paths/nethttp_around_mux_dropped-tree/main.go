// Package main puts the guard around the router and serves the bare one.
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
	mux.HandleFunc("POST /token", handlers.Token)
	guarded := guard.Require(mux)
	log.Printf("guarded by %T", guarded)
	server := &http.Server{Addr: ":8443", Handler: mux}
	log.Fatal(server.ListenAndServeTLS("server.pem", "server.key"))
}
