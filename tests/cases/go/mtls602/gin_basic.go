// options: client-certificates=verified short-lived-certificates
// Package issuer takes a password instead of the certificate.
package issuer

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
)

// Issuer signs tokens.
type Issuer struct {
	key      *ecdsa.PrivateKey
	accounts gin.Accounts
}

// Routes adds the endpoint.
func (i *Issuer) Routes(engine *gin.Engine) {
	engine.POST("/token", i.issue)
}

func (i *Issuer) issue(c *gin.Context) {
	claims := jwt.MapClaims{"exp": time.Now().Add(5 * time.Minute).Unix()}
	if certs := c.Request.TLS.PeerCertificates; len(certs) > 0 { // expect: MTLS602
		sum := sha256.Sum256(certs[0].Raw)
		claims["sub"] = certs[0].Subject.CommonName
		claims["cnf"] = map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])}
	} else {
		gin.BasicAuth(i.accounts)(c)
		if c.IsAborted() {
			return
		}
		claims["sub"] = c.MustGet(gin.AuthUserKey)
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(i.key)
	if err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.JSON(http.StatusOK, gin.H{"access_token": signed})
}
