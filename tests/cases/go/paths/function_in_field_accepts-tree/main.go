// Package main passes a function that accepts.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net/http"

	"example.com/gate/api"
	"example.com/gate/certs"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	issuer := tokens.NewIssuer(key)
	checker := certs.NewChecker(roots, list)
	http.Handle("GET /strict", api.New(issuer, checker.Check))
	http.Handle("POST /token", api.New(issuer, func(*x509.Certificate) error { return nil }))
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", nil))
}
