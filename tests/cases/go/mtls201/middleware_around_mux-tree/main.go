// Package main wires the gateway.
package main

import (
	"crypto/x509"
	"log"
	"net/http"

	"github.com/gorilla/mux"

	"example.com/gateway/auth"
	"example.com/gateway/token"
)

func main() {
	pool := x509.NewCertPool()
	authenticator := &auth.Authenticator{Roots: pool}
	issuer := &token.Issuer{}
	mux := http.NewServeMux()
	mux.Handle("POST /token", issuer)
	server := &http.Server{Addr: "127.0.0.1:8080", Handler: authenticator.RequireCertificate(mux)}
	log.Fatal(server.ListenAndServe())
}
