// Package main asks all of its checks.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net/http"

	"example.com/gate/api"
	"example.com/gate/certs"
	"example.com/gate/guard"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	issuer := tokens.NewIssuer(key)
	checker := certs.NewChecker(roots, list)
	check := guard.All[*x509.Certificate](named, checker.Check)
	http.Handle("POST /token", api.New(issuer, check))
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", nil))
}

func named(cert *x509.Certificate) error {
	if cert.Subject.CommonName == "" {
		return certs.ErrRevoked
	}
	return nil
}
