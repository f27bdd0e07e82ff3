package certs

import (
	"crypto/x509"
	"log"
	"os"
)

func mustLoad(path string) *x509.RevocationList {
	der, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	list, err := x509.ParseRevocationList(der)
	if err != nil {
		log.Fatal(err)
	}
	return list
}
