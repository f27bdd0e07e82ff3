// Package main picks one of two verifiers.
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
	var verifier api.Verifier = certs.NewChecker(roots, list)
	if roots == nil {
		verifier = certs.Anybody{}
	}
	http.Handle("POST /token", api.New(issuer, verifier))
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", nil))
}
