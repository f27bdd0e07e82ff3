// Package main guards every verb.
package main

import (
	"crypto/ecdsa"
	"crypto/x509"
	"log"
	"net/http"

	"github.com/gin-gonic/gin"

	"example.com/gate/certs"
	"example.com/gate/mutual"
	"example.com/gate/tokens"
)

func run(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) {
	guard := mutual.New(certs.NewChecker(roots, list))
	issuer := tokens.NewIssuer(key)
	engine := gin.New()
	v1 := engine.Group("/v1", guard.Require())
	v1.DELETE("/token", token(issuer))
	v1.PATCH("/token", token(issuer))
	v1.Any("/token/any", token(issuer))
	log.Fatal(engine.Run("127.0.0.1:8080"))
}

func token(issuer *tokens.Issuer) gin.HandlerFunc {
	return func(c *gin.Context) {
		signed, err := issuer.Issue(mutual.Certificate(c))
		if err != nil {
			c.AbortWithStatus(http.StatusInternalServerError)
			return
		}
		c.JSON(http.StatusOK, gin.H{"access_token": signed})
	}
}
