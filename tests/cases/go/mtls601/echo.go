// options: persona=pedantic client-certificates=verified short-lived-certificates
// Package issuer answers as often as it is asked.
package issuer

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/labstack/echo/v4"
)

var key any
var clients map[string]bool

func issue(c echo.Context) error {
	cert := c.Request().TLS.PeerCertificates[0]
	if !clients[cert.Subject.CommonName] {
		return echo.NewHTTPError(http.StatusForbidden, "no")
	}
	sum := sha256.Sum256(cert.Raw)
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, jwt.MapClaims{
		"sub": cert.Subject.CommonName, "exp": time.Now().Add(time.Minute).Unix(),
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
	}).SignedString(key)
	if err != nil {
		return err
	}
	return c.String(http.StatusOK, signed)
}

func Routes() *echo.Echo {
	e := echo.New()
	e.POST("/token", issue) // expect: MTLS601
	return e
}
