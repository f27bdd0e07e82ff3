// Package main makes one interceptor of several.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net"

	grpcmiddleware "github.com/grpc-ecosystem/go-grpc-middleware"
	"google.golang.org/grpc"

	gatev1 "example.com/gen/gate/v1"

	"example.com/gate/certs"
	"example.com/gate/mutual"
	"example.com/gate/service"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	guard := mutual.New(certs.NewChecker(roots, list))
	server := grpc.NewServer(grpc.UnaryInterceptor(grpcmiddleware.ChainUnaryServer(guard.Unary)))
	gatev1.RegisterTokensServer(server, service.New(tokens.NewIssuer(key)))
	listener, err := net.Listen("tcp", "127.0.0.1:8080")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(server.Serve(listener))
}
