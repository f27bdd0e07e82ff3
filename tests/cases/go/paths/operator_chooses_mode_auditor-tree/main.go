// options: persona=auditor

// Package main reads the options from the environment.
package main

import (
	"crypto/x509"
	"log"
	"net/http"
	"os"

	"example.com/gate/server"
)

func main() {
	options := server.Options{Address: ":8443", ClientAuth: os.Getenv("CLIENT_AUTH"), Roots: x509.NewCertPool()}
	log.Fatal(server.Listen(options, http.NewServeMux()))
}
