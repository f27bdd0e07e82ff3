// Package agent issues tokens to agents that enrolled with a certificate.
package agent

import (
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Mint issues a token for an agent; the listener requires and verifies client certificates.
func Mint(agent *x509.Certificate, key *rsa.PrivateKey) (string, error) {
	sum := sha256.Sum256(agent.Raw)
	claims := jwt.MapClaims{}
	claims["sub"] = agent.Subject.CommonName
	claims["iat"] = time.Now().Unix()
	claims["cnf"] = map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])}
	token := jwt.NewWithClaims(jwt.SigningMethodRS256, claims)
	return token.SignedString(key) // expect: MTLS501
}
