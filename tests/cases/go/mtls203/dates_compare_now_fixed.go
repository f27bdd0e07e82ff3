// options: short-lived-certificates
// Package issuer looks at the dates.
package issuer

import (
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"log"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
)

type server struct {
	key *rsa.PrivateKey
	ca  *x509.Certificate
}

func (s *server) trusted(cert *x509.Certificate) bool {
	if cert.CheckSignatureFrom(s.ca) != nil {
		return false
	}
	if time.Now().Compare(cert.NotAfter) > 0 {
		log.Printf("certificate of %s has expired", cert.Subject)
		return false
	}
	return true
}

func (s *server) issue(c *gin.Context) {
	cert := c.Request.TLS.PeerCertificates[0]
	if !s.trusted(cert) {
		c.AbortWithStatus(http.StatusForbidden)
		return
	}
	sum := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
		"exp": time.Now().Add(10 * time.Minute).Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(s.key)
	if err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.JSON(http.StatusOK, gin.H{"access_token": signed})
}
