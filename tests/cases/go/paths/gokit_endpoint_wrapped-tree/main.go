// Package main wraps the endpoint.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net/http"

	kithttp "github.com/go-kit/kit/transport/http"

	"example.com/gate/certs"
	"example.com/gate/mutual"
	"example.com/gate/service"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	guard := mutual.New(certs.NewChecker(roots, list))
	issue := service.Issue(tokens.NewIssuer(key))
	issue = guard.Endpoint(issue)
	mux := http.NewServeMux()
	mux.Handle("POST /token", kithttp.NewServer(issue, service.Decode, service.Encode, kithttp.ServerBefore(mutual.Attach)))
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", mux))
}
