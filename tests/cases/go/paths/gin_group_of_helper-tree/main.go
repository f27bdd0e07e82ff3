// Package main guards a group that another function makes.
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
	engine.Use(gin.Recovery())
	v1 := guarded(engine, guard)
	v1.POST("/token", token(issuer))
	v1.PUT("/token", token(issuer))
	log.Fatal(engine.Run("127.0.0.1:8080"))
}

func guarded(engine *gin.Engine, guard *mutual.Guard) *gin.RouterGroup {
	group := engine.Group("/v1")
	group.Use(guard.Require())
	return group
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
