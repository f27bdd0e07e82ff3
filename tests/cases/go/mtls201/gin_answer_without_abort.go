// Package main issues tokens behind gin.
package main

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"log"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
)

type service struct {
	key   *ecdsa.PrivateKey
	roots *x509.CertPool
}

func main() {
	s := &service{}
	r := gin.Default()
	r.Use(s.mutual())
	r.POST("/token", s.token)
	log.Fatal(r.Run(":8080"))
}

func (s *service) mutual() gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.Request.TLS == nil || len(c.Request.TLS.PeerCertificates) == 0 {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		cert := c.Request.TLS.PeerCertificates[0]
		if _, err := cert.Verify(x509.VerifyOptions{Roots: s.roots}); err != nil {
			c.JSON(http.StatusForbidden, gin.H{"error": "untrusted certificate"})
			c.Set("client", cert)
			return
		}
		if isRevoked(cert) {
			c.AbortWithStatus(http.StatusForbidden)
			return
		}
		c.Set("client", cert)
		c.Next()
	}
}

func (s *service) token(c *gin.Context) {
	cert := c.MustGet("client").(*x509.Certificate)
	digest := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"exp": time.Now().Add(time.Minute).Unix(),
		"cnf": gin.H{"x5t#S256": base64.RawURLEncoding.EncodeToString(digest[:])},
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(s.key) // expect: MTLS201 MTLS202
	if err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.JSON(http.StatusOK, gin.H{"access_token": signed})
}
