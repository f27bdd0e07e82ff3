// Package main demands certificates.
package main

import (
	"crypto/ecdsa"
	"crypto/tls"
	"crypto/x509"
	"log"

	"github.com/gofiber/fiber/v2"

	"example.com/gate/revoked"
	"example.com/gate/tokens"
)

func run(pair tls.Certificate, roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	issuer := tokens.NewIssuer(key)
	app := fiber.New()
	app.Post("/token", func(c *fiber.Ctx) error {
		state := c.Context().TLSConnectionState()
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
	log.Fatal(app.ListenMutualTLSWithCertificate(":8443", pair, roots))
}
