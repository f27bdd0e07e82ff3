// Package main checks bound tokens behind fiber.
package main

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"log"

	"github.com/gofiber/fiber/v2"
	"github.com/golang-jwt/jwt/v5"
)

type claims struct {
	jwt.RegisteredClaims
	Cnf map[string]string `json:"cnf"`
}

type service struct {
	key   any
	roots *x509.CertPool
}

func main() {
	s := &service{}
	app := fiber.New()
	app.Get("/balance", s.mutual, s.balance)
	log.Fatal(app.Listen(":8080"))
}

func (s *service) mutual(c *fiber.Ctx) error {
	state := c.Context().TLSConnectionState()
	if state == nil || len(state.PeerCertificates) == 0 {
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	cert := state.PeerCertificates[0]
	if _, err := cert.Verify(x509.VerifyOptions{Roots: s.roots}); err != nil {
		return fiber.NewError(fiber.StatusForbidden, err.Error())
	}
	if isRevoked(cert) {
		return c.Status(fiber.StatusForbidden).JSON(fiber.Map{"error": "revoked"})
	}
	c.Locals("certificate", cert)
	return c.Next()
}

func (s *service) balance(c *fiber.Ctx) error {
	cert := c.Locals("certificate").(*x509.Certificate)
	var claims claims
	_, err := jwt.ParseWithClaims(c.Get("Authorization"), &claims, func(*jwt.Token) (any, error) { return s.key, nil })
	if err != nil {
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	if claims.Cnf["x5t#S256"] != digestOf(cert) {
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	return c.JSON(fiber.Map{"balance of": claims.Subject})
}

func digestOf(cert *x509.Certificate) string {
	sum := sha256.Sum256(cert.Raw)
	return base64.RawURLEncoding.EncodeToString(sum[:])
}
