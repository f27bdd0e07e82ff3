// Package main intercepts the calls.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net/http"

	"connectrpc.com/connect"

	"example.com/gen/gate/v1/gatev1connect"

	"example.com/gate/certs"
	"example.com/gate/mutual"
	"example.com/gate/service"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	guard := mutual.New(certs.NewChecker(roots, list))
	mux := http.NewServeMux()
	path, handler := gatev1connect.NewTokensHandler(service.New(tokens.NewIssuer(key)), connect.WithInterceptors(guard.Interceptor()))
	mux.Handle(path, mutual.Attach(handler))
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", mux))
}
