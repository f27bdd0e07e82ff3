// Package main serves clients as the operator wants.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"log"
	"net/http"
	"os"

	"example.com/gate/options"
)

func main() {
	mode, err := options.ClientAuth(os.Getenv("CLIENT_AUTH"))
	if err != nil {
		log.Fatal(err)
	}
	server := &http.Server{Addr: ":8443", Handler: http.NewServeMux(), TLSConfig: &tls.Config{
		ClientAuth: mode,
		ClientCAs:  x509.NewCertPool(),
	}}
	log.Fatal(server.ListenAndServeTLS("server.pem", "server.key"))
}
