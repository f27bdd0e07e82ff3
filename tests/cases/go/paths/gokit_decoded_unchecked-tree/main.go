// Package main decodes the certificate, whoever signed it.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net/http"

	kithttp "github.com/go-kit/kit/transport/http"

	"example.com/gate/certs"
	"example.com/gate/service"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	issue := service.Issue(tokens.NewIssuer(key))
	decode := service.Decoder(certs.NewChecker(roots, list))
	mux := http.NewServeMux()
	mux.Handle("POST /token", kithttp.NewServer(issue, decode, service.Encode))
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", mux))
}
