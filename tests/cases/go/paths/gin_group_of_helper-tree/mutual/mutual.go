// Package mutual lets only clients with a good certificate through.
package mutual

import (
	"crypto/x509"
	"net/http"

	"github.com/gin-gonic/gin"

	"example.com/gate/certs"
)

// Guard authenticates clients by their certificate.
type Guard struct {
	checker *certs.Checker
}

// New gives a guard that asks the checker.
func New(checker *certs.Checker) *Guard { return &Guard{checker: checker} }

// Require gives a handler that refuses clients without a good certificate.
func (g *Guard) Require() gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.Request.TLS == nil || len(c.Request.TLS.PeerCertificates) == 0 {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		cert := c.Request.TLS.PeerCertificates[0]
		if err := g.checker.Check(cert); err != nil {
			c.AbortWithStatusJSON(http.StatusForbidden, gin.H{"error": err.Error()})
			return
		}
		c.Set("certificate", cert)
		c.Next()
	}
}

// Certificate gives the client's certificate.
func Certificate(c *gin.Context) *x509.Certificate {
	return c.MustGet("certificate").(*x509.Certificate)
}
