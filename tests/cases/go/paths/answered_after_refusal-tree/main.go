// Package main wires the greetings.
package main

import (
	"crypto/x509"
	"log"
	"net/http"

	"example.com/gate/api"
	"example.com/gate/certs"
	"example.com/gate/mutual"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key any) {
	guard := mutual.New(certs.NewChecker(roots, list))
	handlers := &api.API{Key: key}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /line", handlers.Line)
	mux.HandleFunc("GET /words", handlers.Words)
	mux.HandleFunc("GET /text", handlers.Text)
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", guard.Require(mux)))
}
