// Package bank checks tokens behind gin and compares nothing.
package bank

import (
	"crypto/x509"
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
)

type service struct {
	keys  jwt.Keyfunc
	roots *x509.CertPool
}

func routes(s *service) *gin.Engine {
	r := gin.New()
	r.GET("/health", func(c *gin.Context) { c.Status(http.StatusNoContent) })
	r.GET("/balance", s.mutual, s.balance)
	return r
}

func (s *service) mutual(c *gin.Context) {
	state := c.Request.TLS
	if state == nil || len(state.PeerCertificates) == 0 {
		c.String(http.StatusUnauthorized, "client certificate required")
		c.Abort()
		return
	}
	cert := state.PeerCertificates[0]
	if _, err := cert.Verify(x509.VerifyOptions{Roots: s.roots}); err != nil {
		_ = c.AbortWithError(http.StatusForbidden, err)
		return
	}
	if isRevoked(cert) {
		c.AbortWithStatus(http.StatusForbidden)
		return
	}
	c.Set("certificate", cert)
}

func (s *service) balance(c *gin.Context) {
	value, ok := c.Get("certificate")
	if !ok {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	log.Println("client:", value.(*x509.Certificate).Subject)
	parser := jwt.NewParser(jwt.WithValidMethods([]string{"RS256"}))
	token, err := parser.Parse(c.GetHeader("X-Token"), s.keys) // expect: MTLS303
	if err != nil {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	claims := token.Claims.(jwt.MapClaims)
	c.JSON(http.StatusOK, gin.H{"balance of": claims["sub"]})
}
