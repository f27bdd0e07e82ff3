// Package main serves the token endpoint.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net/http"

	"example.com/gate/api"
	"example.com/gate/certs"
	"example.com/gate/server"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	mux := http.NewServeMux()
	mux.Handle("POST /token", api.New(tokens.NewIssuer(key), certs.NewChecker(roots, list)))
	log.Fatal(server.Listen(":8443", mux, roots, certs.NewChecker(roots, list)))
}
