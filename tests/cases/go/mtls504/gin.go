// options: client-certificates=verified short-lived-certificates
// Package login keeps the session id.
package login

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"os"

	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/redis"
	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
)

// Routes registers the login.
func Routes(r *gin.Engine, keys jwt.Keyfunc) {
	store, err := redis.NewStore(10, "tcp", "redis:6379", "", "", []byte(os.Getenv("SESSION_KEY")))
	if err != nil {
		panic(err)
	}
	r.Use(sessions.Sessions("login", store))
	r.POST("/login", func(c *gin.Context) {
		claims := jwt.MapClaims{}
		_, err := jwt.ParseWithClaims(c.GetHeader("Authorization")[7:], claims, keys, jwt.WithValidMethods([]string{"ES256"}))
		if err != nil {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		sum := sha256.Sum256(c.Request.TLS.PeerCertificates[0].Raw)
		cnf, _ := claims["cnf"].(map[string]any)
		if cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		session := sessions.Default(c)
		session.Set("user", claims["sub"]) // expect: MTLS504
		if err := session.Save(); err != nil {
			c.AbortWithStatus(http.StatusInternalServerError)
			return
		}
		c.Status(http.StatusNoContent)
	})
}
