// Package main accepts bound tokens over gRPC and mutual TLS.
package main

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"log"
	"net"
	"os"

	"github.com/golang-jwt/jwt/v5"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/peer"
	"google.golang.org/grpc/security/advancedtls"
	"google.golang.org/grpc/status"
)

type authenticator struct{ issuerKey any }

func (a *authenticator) intercept(ctx context.Context, req any, _ *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	p, ok := peer.FromContext(ctx)
	if !ok {
		return nil, status.Error(codes.Unauthenticated, "no peer")
	}
	info, ok := p.AuthInfo.(credentials.TLSInfo)
	if !ok || len(info.State.VerifiedChains) == 0 {
		return nil, status.Error(codes.Unauthenticated, "no client certificate")
	}
	cert := info.State.VerifiedChains[0][0]
	md, _ := metadata.FromIncomingContext(ctx)
	values := md.Get("authorization")
	if len(values) == 0 {
		return nil, status.Error(codes.Unauthenticated, "no token")
	}
	claims := jwt.MapClaims{}
	if _, err := jwt.ParseWithClaims(values[0], claims, a.key, jwt.WithValidMethods([]string{"RS256"})); err != nil {
		return nil, status.Error(codes.Unauthenticated, "invalid token")
	}
	cnf, _ := claims["cnf"].(map[string]any)
	sum := sha256.Sum256(cert.Raw)
	if cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		return nil, status.Error(codes.Unauthenticated, "token is bound to another certificate")
	}
	return handler(ctx, req)
}

func (a *authenticator) key(*jwt.Token) (any, error) { return a.issuerKey, nil }

func main() {
	pair, err := tls.LoadX509KeyPair("server.crt", "server.key")
	if err != nil {
		log.Fatal(err)
	}
	creds, err := advancedtls.NewServerCreds(&advancedtls.Options{
		IdentityOptions:   advancedtls.IdentityCertificateOptions{Certificates: []tls.Certificate{pair}},
		RootOptions:       advancedtls.RootCertificateOptions{RootCertificates: roots()},
		RequireClientCert: true,
		RevocationOptions: &advancedtls.RevocationOptions{
			CRLProvider:      provider(),
			DenyUndetermined: true,
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	auth := &authenticator{}
	server := grpc.NewServer(grpc.Creds(creds), grpc.UnaryInterceptor(auth.intercept))
	listener, err := net.Listen("tcp", ":9443")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(server.Serve(listener))
}

func provider() advancedtls.CRLProvider {
	crls, err := advancedtls.NewFileWatcherCRLProvider(advancedtls.FileWatcherOptions{CRLDirectory: "/etc/crls"})
	if err != nil {
		log.Fatal(err)
	}
	return crls
}

func roots() *x509.CertPool {
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		log.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	return pool
}
