// options: client-certificates=verified short-lived-certificates
// Package orders verifies tokens by middleware of fiber.
package orders

import (
	"crypto/sha256"
	"encoding/base64"

	jwtware "github.com/gofiber/contrib/jwt"
	"github.com/gofiber/fiber/v2"
	"github.com/golang-jwt/jwt/v5"
)

// Routes adds the endpoints.
func Routes(app *fiber.App, key []byte) {
	app.Use(jwtware.New(jwtware.Config{SigningKey: jwtware.SigningKey{JWTAlg: "HS256", Key: key}}))
	app.Get("/orders", list)
}

func list(c *fiber.Ctx) error {
	state := c.Context().TLSConnectionState()
	if state == nil || len(state.PeerCertificates) == 0 {
		return fiber.ErrUnauthorized
	}
	claims := c.Locals("user").(*jwt.Token).Claims.(jwt.MapClaims)
	sum := sha256.Sum256(state.PeerCertificates[0].Raw)
	cnf, _ := claims["cnf"].(map[string]any)
	if cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		return fiber.ErrForbidden
	}
	subject, _ := claims["sub"].(string)
	return c.JSON(fiber.Map{"owner": subject})
}
