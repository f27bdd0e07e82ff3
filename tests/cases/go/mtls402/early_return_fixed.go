// options: client-certificates=verified short-lived-certificates
// Package resource lets unbound tokens through.
package resource

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
)

// Bound is middleware for certificate-bound tokens.
func Bound(keys jwt.Keyfunc) gin.HandlerFunc {
	return func(c *gin.Context) {
		token, err := jwt.Parse(c.GetHeader("Authorization")[7:], keys, jwt.WithValidMethods([]string{"ES256"}))
		if err != nil {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		claims := token.Claims.(jwt.MapClaims)
		cnf, ok := claims["cnf"].(map[string]any)
		if !ok {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		sum := sha256.Sum256(c.Request.TLS.PeerCertificates[0].Raw)
		if cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		c.Next()
	}
}
