// Package tokens issues tokens; the signer adds the confirmation.
package tokens

import (
	"crypto/rsa"
	"crypto/x509"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Issue signs a token for the holder of a certificate.
func Issue(cert *x509.Certificate, key *rsa.PrivateKey) (string, error) {
	claims := jwt.MapClaims{"sub": cert.Subject.CommonName, "exp": time.Now().Add(time.Minute).Unix()}
	return jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key) // expect: MTLS201, MTLS202, MTLS301
}
