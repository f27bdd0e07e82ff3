// Package main logs the calls.
package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net"

	"google.golang.org/grpc"

	gatev1 "example.com/gen/gate/v1"

	"example.com/gate/certs"
	"example.com/gate/mutual"
	"example.com/gate/service"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	guard := mutual.New(certs.NewChecker(roots, list))
	issuer := tokens.NewIssuer(key)
	log.Printf("guard %T is for another server", guard)
	server := grpc.NewServer(grpc.UnaryInterceptor(logged))
	gatev1.RegisterTokensServer(server, service.New(issuer))
	listener, err := net.Listen("tcp", "127.0.0.1:8080")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(server.Serve(listener))
}

func logged(ctx context.Context, req any, info *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	log.Println(info.FullMethod)
	return handler(ctx, req)
}
