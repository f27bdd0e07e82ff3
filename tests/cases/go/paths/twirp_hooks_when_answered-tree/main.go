// Package main looks too late.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net/http"

	"github.com/twitchtv/twirp"

	gatev1 "example.com/gen/gate/v1"

	"example.com/gate/certs"
	"example.com/gate/mutual"
	"example.com/gate/service"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	guard := mutual.New(certs.NewChecker(roots, list))
	mux := http.NewServeMux()
	server := gatev1.NewTokensServer(service.New(tokens.NewIssuer(key)), twirp.WithServerHooks(guard.Answered()))
	mux.Handle(server.PathPrefix(), server)
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", mutual.Attach(mux)))
}
