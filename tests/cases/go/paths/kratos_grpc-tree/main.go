// Package main serves by gRPC.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"

	"github.com/go-kratos/kratos/v2"
	"github.com/go-kratos/kratos/v2/transport/grpc"

	gatev1 "example.com/gen/gate/v1"

	"example.com/gate/certs"
	"example.com/gate/mutual"
	"example.com/gate/service"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	guard := mutual.New(certs.NewChecker(roots, list))
	server := grpc.NewServer(grpc.Address("127.0.0.1:8080"), grpc.Middleware(guard.Server()))
	gatev1.RegisterTokensServer(server, service.New(tokens.NewIssuer(key)))
	log.Fatal(kratos.New(kratos.Server(server)).Run())
}
