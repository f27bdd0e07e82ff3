// options: client-certificates=verified short-lived-certificates
// Package api has routes of one gin engine.
package api

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
)

// Gate checks tokens.
type Gate struct {
	keys jwt.Keyfunc
}

func (g *Gate) token(c *gin.Context) {
	claims := jwt.MapClaims{}
	_, err := jwt.ParseWithClaims(c.GetHeader("Authorization")[7:], claims, g.keys, jwt.WithValidMethods([]string{"ES256"}))
	if err != nil {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	c.Set("claims", claims)
}

func (g *Gate) binding(c *gin.Context) {
	claims := c.MustGet("claims").(jwt.MapClaims)
	cnf, _ := claims["cnf"].(map[string]any)
	sum := sha256.Sum256(c.Request.TLS.PeerCertificates[0].Raw)
	if cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
}

func show(c *gin.Context) {
	c.JSON(http.StatusOK, gin.H{"user": c.MustGet("claims").(jwt.MapClaims)["sub"]})
}

// Routes is the API.
func Routes(g *Gate) *gin.Engine {
	r := gin.New()
	r.GET("/orders", g.token, g.binding, show)
	r.POST("/refunds", g.token, g.binding, show)
	return r
}
