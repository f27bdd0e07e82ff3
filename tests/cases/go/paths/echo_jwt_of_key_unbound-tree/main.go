// Package main accepts tokens behind echo's middleware.
package main

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"log"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
	echojwt "github.com/labstack/echo-jwt/v4"
	"github.com/labstack/echo/v4"

	"example.com/gate/certs"
	"example.com/gate/mutual"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key any) {
	guard := mutual.New(certs.NewChecker(roots, list))
	server := echo.New()
	server.Use(guard.Require)
	server.Use(echojwt.JWT(key)) // expect: MTLS303
	server.GET("/balance", balance)
	log.Fatal(server.Start("127.0.0.1:8080"))
}

func balance(c echo.Context) error {
	token, ok := c.Get("user").(*jwt.Token)
	if !ok {
		return echo.NewHTTPError(http.StatusUnauthorized, "access token required")
	}
	claims, ok := token.Claims.(jwt.MapClaims)
	if !ok {
		return echo.NewHTTPError(http.StatusUnauthorized, "access token required")
	}
	log.Println(digest(mutual.Certificate(c)))
	return c.JSON(http.StatusOK, map[string]any{"balance of": claims["sub"]})
}

func digest(cert *x509.Certificate) string {
	sum := sha256.Sum256(cert.Raw)
	return base64.RawURLEncoding.EncodeToString(sum[:])
}
