// Package mutual lets only clients with a good certificate through.
package mutual

import (
	"crypto/x509"
	"net/http"

	"github.com/labstack/echo/v4"

	"example.com/gate/certs"
)

// Guard authenticates clients by their certificate.
type Guard struct {
	checker *certs.Checker
}

// New gives a guard that asks the checker.
func New(checker *certs.Checker) *Guard { return &Guard{checker: checker} }

// Require refuses clients without a good certificate.
func (g *Guard) Require(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		state := c.Request().TLS
		if state == nil || len(state.PeerCertificates) == 0 {
			return echo.NewHTTPError(http.StatusUnauthorized, "client certificate required")
		}
		cert := state.PeerCertificates[0]
		if err := g.checker.Check(cert); err != nil {
			return echo.NewHTTPError(http.StatusForbidden, err.Error())
		}
		c.Set("certificate", cert)
		return next(c)
	}
}

// Certificate gives the client's certificate.
func Certificate(c echo.Context) *x509.Certificate {
	cert, _ := c.Get("certificate").(*x509.Certificate)
	return cert
}
