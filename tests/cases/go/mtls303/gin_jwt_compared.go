// options: client-certificates=verified short-lived-certificates
// Package orders verifies tokens by middleware of gin.
package orders

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"

	jwt "github.com/appleboy/gin-jwt/v2"
	"github.com/gin-gonic/gin"
)

// Routes adds the endpoints.
func Routes(engine *gin.Engine, key []byte) error {
	auth, err := jwt.New(&jwt.GinJWTMiddleware{Realm: "orders", Key: key})
	if err != nil {
		return err
	}
	engine.Use(auth.MiddlewareFunc())
	engine.GET("/orders", list)
	return nil
}

func list(c *gin.Context) {
	if c.Request.TLS == nil || len(c.Request.TLS.PeerCertificates) == 0 {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	claims := jwt.ExtractClaims(c)
	sum := sha256.Sum256(c.Request.TLS.PeerCertificates[0].Raw)
	cnf, _ := claims["cnf"].(map[string]any)
	if cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		c.AbortWithStatus(http.StatusForbidden)
		return
	}
	c.JSON(http.StatusOK, gin.H{"owner": claims["sub"]})
}
