// Package main wires the token endpoint.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net/http"

	"example.com/gate/api"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	issuer := tokens.NewIssuer(key)
	http.Handle("POST /token", api.New(issuer))
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", nil))
}
