// Package main issues tokens behind echo.
package main

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"log"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/labstack/echo/v4"
)

type service struct {
	key   *ecdsa.PrivateKey
	roots *x509.CertPool
}

func main() {
	s := &service{}
	e := echo.New()
	g := e.Group("/v1", s.mutual)
	g.POST("/token", s.token, s.fresh)
	log.Fatal(e.Start(":8080"))
}

func (s *service) mutual(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		state := c.Request().TLS
		if state == nil || len(state.PeerCertificates) == 0 {
			return echo.NewHTTPError(http.StatusUnauthorized, "client certificate required")
		}
		if _, err := state.PeerCertificates[0].Verify(x509.VerifyOptions{Roots: s.roots}); err != nil {
			return echo.ErrForbidden
		}
		c.Set("certificate", state.PeerCertificates[0])
		return next(c)
	}
}

func (s *service) fresh(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		cert := c.Get("certificate").(*x509.Certificate)
		if err := verifyNotRevoked(cert); err != nil {
			return c.JSON(http.StatusForbidden, map[string]string{"error": err.Error()})
		}
		return next(c)
	}
}

func (s *service) token(c echo.Context) error {
	cert, ok := c.Get("certificate").(*x509.Certificate)
	if !ok {
		return echo.ErrUnauthorized
	}
	digest := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"exp": time.Now().Add(time.Minute).Unix(),
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(digest[:])},
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(s.key)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, map[string]string{"access_token": signed})
}
