// options: persona=pedantic client-certificates=verified short-lived-certificates
// Package issuer has a limiter of its own.
package issuer

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/time/rate"
)

var key any
var clients map[string]bool

func issue(c *gin.Context) {
	cert := c.Request.TLS.PeerCertificates[0]
	if !clients[cert.Subject.CommonName] {
		c.AbortWithStatus(403)
		return
	}
	sum := sha256.Sum256(cert.Raw)
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, jwt.MapClaims{
		"sub": cert.Subject.CommonName, "exp": time.Now().Add(time.Minute).Unix(),
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
	}).SignedString(key)
	if err != nil {
		c.AbortWithStatus(500)
		return
	}
	c.String(http.StatusOK, signed)
}

var visitors = rate.NewLimiter(1, 5)

func slow(c *gin.Context) {
	if !visitors.Allow() {
		c.AbortWithStatus(429)
		return
	}
	c.Next()
}

func Routes(r *gin.Engine) {
	r.POST("/token", slow, issue)
}
