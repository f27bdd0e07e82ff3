// options: persona=pedantic client-certificates=verified short-lived-certificates
// Package issuer is limited by fiber.
package issuer

import (
	"crypto/sha256"
	"encoding/base64"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/limiter"
	"github.com/golang-jwt/jwt/v5"
)

var key any
var clients map[string]bool

func issue(c *fiber.Ctx) error {
	cert := c.Context().TLSConnectionState().PeerCertificates[0]
	if !clients[cert.Subject.CommonName] {
		return fiber.ErrForbidden
	}
	sum := sha256.Sum256(cert.Raw)
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, jwt.MapClaims{
		"sub": cert.Subject.CommonName, "exp": time.Now().Add(time.Minute).Unix(),
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
	}).SignedString(key)
	if err != nil {
		return err
	}
	return c.SendString(signed)
}

func Routes(app *fiber.App) {
	app.Use(limiter.New(limiter.Config{Max: 20}))
	app.Post("/token", issue)
}
