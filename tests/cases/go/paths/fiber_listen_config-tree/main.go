// Package main demands certificates.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"

	"github.com/gofiber/fiber/v3"

	"example.com/gate/revoked"
	"example.com/gate/tokens"
)

func run(list *x509.RevocationList, key *ecdsa.PrivateKey) {
	issuer := tokens.NewIssuer(key)
	app := fiber.New()
	app.Post("/token", func(c fiber.Ctx) error {
		state := c.RequestCtx().TLSConnectionState()
		if state == nil || len(state.PeerCertificates) == 0 {
			return fiber.ErrUnauthorized
		}
		cert := state.PeerCertificates[0]
		if revoked.Is(list, cert) {
			return fiber.ErrForbidden
		}
		signed, err := issuer.Issue(cert)
		if err != nil {
			return fiber.ErrInternalServerError
		}
		return c.JSON(map[string]string{"access_token": signed})
	})
	log.Fatal(app.Listen(":8443", fiber.ListenConfig{CertFile: "server.pem", CertKeyFile: "server.key", CertClientFile: "clients.pem"}))
}
