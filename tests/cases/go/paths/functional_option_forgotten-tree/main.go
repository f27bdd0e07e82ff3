// Package main leaves the default verifier.
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
	log.Printf("%T is not passed on", checker)
	http.Handle("POST /token", api.New(api.WithIssuer(issuer)))
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", nil))
}
