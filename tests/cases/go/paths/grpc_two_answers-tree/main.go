// Package main serves secrets.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"log"
	"net"
	"os"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"

	"example.com/vault/auth"
	pb "example.com/vault/proto"
	"example.com/vault/service"
)

func main() {
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		log.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	cert, err := tls.LoadX509KeyPair("server.pem", "server.key")
	if err != nil {
		log.Fatal(err)
	}
	creds := credentials.NewTLS(&tls.Config{Certificates: []tls.Certificate{cert}, ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: pool})
	a := auth.NewAuthenticator(auth.NewCRL("clients.crl"), os.Getenv("ISSUER"))
	s := grpc.NewServer(grpc.Creds(creds), grpc.ChainUnaryInterceptor(auth.Recover, a.UnaryInterceptor()))
	pb.RegisterSecretsServer(s, service.New())
	lis, err := net.Listen("tcp", ":9443")
	if err != nil {
		log.Fatal(err)
	}
	if err := s.Serve(lis); err != nil {
		log.Fatal(err)
	}
}
