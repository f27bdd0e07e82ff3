// Package main calls an endpoint by gRPC.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net"

	"google.golang.org/grpc"

	gatev1 "example.com/gen/gate/v1"

	"example.com/gate/certs"
	"example.com/gate/service"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	server := grpc.NewServer()
	gatev1.RegisterTokensServer(server, service.New(tokens.NewIssuer(key), certs.NewChecker(roots, list)))
	listener, err := net.Listen("tcp", "127.0.0.1:8080")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(server.Serve(listener))
}
