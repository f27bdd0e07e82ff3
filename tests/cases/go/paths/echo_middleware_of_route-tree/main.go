// Package main passes the guard to the routes.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net/http"

	"github.com/labstack/echo/v4"

	"example.com/gate/certs"
	"example.com/gate/mutual"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	guard := mutual.New(certs.NewChecker(roots, list))
	issuer := tokens.NewIssuer(key)
	server := echo.New()
	server.GET("/health", health)
	server.PUT("/token", token(issuer), guard.Require)
	server.Add(http.MethodPost, "/token", token(issuer), guard.Require)
	log.Fatal(server.Start("127.0.0.1:8080"))
}

func token(issuer *tokens.Issuer) echo.HandlerFunc {
	return func(c echo.Context) error {
		signed, err := issuer.Issue(c.Request().TLS.PeerCertificates[0])
		if err != nil {
			return err
		}
		return c.JSON(http.StatusOK, map[string]string{"access_token": signed})
	}
}

func health(c echo.Context) error { return c.NoContent(http.StatusNoContent) }
