// options: short-lived-certificates
// Package issuer believes the header.
package issuer

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"net/url"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/golang-jwt/jwt/v5"
)

// Issuer signs tokens.
type Issuer struct {
	key *ecdsa.PrivateKey
	roots *x509.CertPool
}

func (i *Issuer) issue(c *fiber.Ctx) error {
	text, err := url.QueryUnescape(c.Get("X-SSL-Client-Cert")) // expect: MTLS404
	if err != nil {
		return fiber.NewError(fiber.StatusBadRequest, "bad certificate")
	}
	block, _ := pem.Decode([]byte(text))
	cert, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		return fiber.NewError(fiber.StatusBadRequest, "bad certificate")
	}
	if _, err := cert.Verify(x509.VerifyOptions{Roots: i.roots}); err != nil {
		return fiber.NewError(fiber.StatusForbidden, "untrusted certificate")
	}
	sum := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
		"exp": time.Now().Add(5 * time.Minute).Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(i.key)
	if err != nil {
		return fiber.NewError(fiber.StatusInternalServerError, "cannot sign")
	}
	return c.JSON(signed)
}
