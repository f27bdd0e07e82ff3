// Package mutual lets only clients with a good certificate through.
package mutual

import (
	"crypto/x509"

	"github.com/gofiber/fiber/v2"

	"example.com/gate/certs"
)

// Guard authenticates clients by their certificate.
type Guard struct {
	checker *certs.Checker
}

// New gives a guard that asks the checker.
func New(checker *certs.Checker) *Guard { return &Guard{checker: checker} }

// Require refuses clients without a good certificate.
func (g *Guard) Require(c *fiber.Ctx) error {
	state := c.Context().TLSConnectionState()
	if state == nil || len(state.PeerCertificates) == 0 {
		return fiber.ErrUnauthorized
	}
	cert := state.PeerCertificates[0]
	if err := g.checker.Check(cert); err != nil {
		return fiber.NewError(fiber.StatusForbidden, err.Error())
	}
	c.Locals("certificate", cert)
	return c.Next()
}

// Certificate gives what Require let through.
func Certificate(c *fiber.Ctx) *x509.Certificate {
	cert, _ := c.Locals("certificate").(*x509.Certificate)
	return cert
}
