// options: short-lived-certificates
// Package issuer believes two headers.
package issuer

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"net/http"
	"net/url"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
)

// Issuer signs tokens.
type Issuer struct {
	key *ecdsa.PrivateKey
	proxy string
	roots *x509.CertPool
}

func (i *Issuer) issue(c *gin.Context) {
	if c.ClientIP() != i.proxy {
		c.AbortWithStatus(http.StatusForbidden)
		return
	}
	text, err := url.QueryUnescape(c.GetHeader("X-SSL-Client-Cert")) // expect: MTLS404
	if err != nil {
		c.AbortWithStatusJSON(http.StatusBadRequest, "bad certificate")
		return
	}
	block, _ := pem.Decode([]byte(text))
	cert, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		c.AbortWithStatusJSON(http.StatusBadRequest, "bad certificate")
		return
	}
	if _, err := cert.Verify(x509.VerifyOptions{Roots: i.roots}); err != nil {
		c.AbortWithStatusJSON(http.StatusForbidden, "untrusted certificate")
		return
	}
	sum := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
		"exp": time.Now().Add(5 * time.Minute).Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(i.key)
	if err != nil {
		c.AbortWithStatusJSON(http.StatusInternalServerError, "cannot sign")
		return
	}
	c.String(http.StatusOK, signed)
}
