package main

import (
	"crypto/tls"
	"log"
	"net/http"
	"os"

	"software.sslmate.com/src/go-pkcs12"
)

func main() {
	store, err := os.ReadFile("server.p12")
	if err != nil {
		log.Fatal(err)
	}
	key, cert, err := pkcs12.Decode(store, os.Getenv("KEYSTORE_PASSWORD"))
	if err != nil {
		log.Fatal(err)
	}
	server := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{
		Certificates: []tls.Certificate{{Certificate: [][]byte{cert.Raw}, PrivateKey: key}},
		ClientCAs:    clientCAs,
		ClientAuth:   tls.RequireAndVerifyClientCert,
	}}
	log.Fatal(server.ListenAndServeTLS("", ""))
}
