// Package bank checks the token of a request behind echo.
package bank

import (
	"crypto/x509"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
	"github.com/golang-jwt/jwt/v5/request"
	"github.com/labstack/echo/v4"
)

type service struct {
	keys  jwt.Keyfunc
	roots *x509.CertPool
}

func routes(s *service) *echo.Echo {
	e := echo.New()
	e.GET("/balance", s.balance)
	return e
}

func (s *service) balance(c echo.Context) error {
	state := c.Request().TLS
	if state == nil || len(state.PeerCertificates) == 0 {
		return c.NoContent(http.StatusUnauthorized)
	}
	cert := state.PeerCertificates[0]
	if _, err := cert.Verify(x509.VerifyOptions{Roots: s.roots}); err != nil || isRevoked(cert) {
		return c.NoContent(http.StatusForbidden)
	}
	claims := jwt.MapClaims{}
	_, err := request.ParseFromRequest(c.Request(), request.OAuth2Extractor, s.keys, request.WithClaims(claims)) // expect: MTLS303
	if err != nil {
		return c.NoContent(http.StatusUnauthorized)
	}
	return c.String(http.StatusOK, "welcome")
}
