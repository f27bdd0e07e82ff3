// options: client-certificates=verified short-lived-certificates
// Package login renews the session id.
package login

import (
	"crypto/sha256"
	"encoding/base64"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/session"
	"github.com/golang-jwt/jwt/v5"
)

// Routes registers the login.
func Routes(app *fiber.App, keys jwt.Keyfunc) {
	store := session.New()
	app.Post("/login", func(c *fiber.Ctx) error {
		claims := jwt.MapClaims{}
		_, err := jwt.ParseWithClaims(c.Get("Authorization")[7:], claims, keys, jwt.WithValidMethods([]string{"ES256"}))
		if err != nil {
			return fiber.ErrUnauthorized
		}
		sum := sha256.Sum256(c.Context().TLSConnectionState().PeerCertificates[0].Raw)
		cnf, _ := claims["cnf"].(map[string]any)
		if cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
			return fiber.ErrUnauthorized
		}
		started, err := store.Get(c)
		if err != nil {
			return err
		}
		if err := started.Regenerate(); err != nil {
			return err
		}
		started.Set("user", claims["sub"])
		return started.Save()
	})
}
