// Package main puts the guard around what a listener serves.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net"
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
	listener, err := net.Listen("tcp", ":8443")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ServeTLS(listener, guard.Require(mux), "server.pem", "server.key"))
}
