// Package main guards a group.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"

	"github.com/gofiber/fiber/v2"

	"example.com/gate/certs"
	"example.com/gate/mutual"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	guard := mutual.New(certs.NewChecker(roots, list))
	issuer := tokens.NewIssuer(key)
	app := fiber.New()
	app.Get("/health", health)
	v1 := app.Group("/v1", guard.Require)
	v1.Post("/token", token(issuer))
	v1.Put("/token", token(issuer))
	log.Fatal(app.Listen("127.0.0.1:8080"))
}

func token(issuer *tokens.Issuer) fiber.Handler {
	return func(c *fiber.Ctx) error {
		state := c.Context().TLSConnectionState()
		if state == nil {
			return fiber.ErrUnauthorized
		}
		signed, err := issuer.Issue(state.PeerCertificates[0])
		if err != nil {
			return fiber.ErrInternalServerError
		}
		return c.JSON(fiber.Map{"access_token": signed})
	}
}

func health(c *fiber.Ctx) error { return c.SendStatus(fiber.StatusNoContent) }
