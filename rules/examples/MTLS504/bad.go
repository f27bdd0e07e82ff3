package main

import (
	"log"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/session"
)

func routes(app *fiber.App) {
	sessions := session.New()
	app.Post("/login", func(c *fiber.Ctx) error {
		cert := c.Context().TLSConnectionState().VerifiedChains[0][0]
		current, err := sessions.Get(c)
		if err != nil {
			return err
		}
		current.Set("user", cert.Subject.CommonName)
		return current.Save()
	})
}

func main() {
	app := fiber.New()
	routes(app)
	log.Fatal(app.ListenMutualTLS(":8443", "server.crt", "server.key", "clients-ca.crt"))
}
