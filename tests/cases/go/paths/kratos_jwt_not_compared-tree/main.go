// Package main verifies tokens by middleware.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"log"
	"os"

	"github.com/go-kratos/kratos/v2"
	"github.com/go-kratos/kratos/v2/middleware/auth/jwt"
	"github.com/go-kratos/kratos/v2/transport/http"
	jwtv5 "github.com/golang-jwt/jwt/v5"

	gatev1 "example.com/gen/gate/v1"

	"example.com/gate/certs"
	"example.com/gate/service"
)

func run(roots *x509.CertPool, list *x509.RevocationList) {
	checker := certs.NewChecker(roots, list)
	server := http.NewServer(
		http.Address("127.0.0.1:8443"),
		http.TLSConfig(&tls.Config{
			ClientAuth: tls.RequireAndVerifyClientCert,
			ClientCAs:  roots,
			VerifyConnection: func(state tls.ConnectionState) error {
				return checker.Check(state.PeerCertificates[0])
			},
		}),
		http.Middleware(
			jwt.Server(key, jwt.WithSigningMethod(jwtv5.SigningMethodHS256)), // expect: MTLS303
		),
	)
	gatev1.RegisterOrdersHTTPServer(server, service.Orders{})
	log.Fatal(kratos.New(kratos.Server(server)).Run())
}

func key(*jwtv5.Token) (any, error) { return []byte(os.Getenv("TOKEN_SECRET")), nil }
