// Package main demands certificates.
package main

import (
	"crypto/ecdsa"
	"crypto/tls"
	"crypto/x509"
	"log"
	"net"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"

	gatev1 "example.com/gen/gate/v1"

	"example.com/gate/mutual"
	"example.com/gate/service"
	"example.com/gate/tokens"
)

func run(pair tls.Certificate, roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	server := grpc.NewServer(grpc.Creds(credentials.NewTLS(&tls.Config{
		Certificates:     []tls.Certificate{pair},
		ClientCAs:        roots,
		ClientAuth:       tls.RequireAndVerifyClientCert,
		VerifyConnection: mutual.NotRevoked(list),
	})))
	gatev1.RegisterTokensServer(server, service.New(tokens.NewIssuer(key)))
	listener, err := net.Listen("tcp", ":8443")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(server.Serve(listener))
}
