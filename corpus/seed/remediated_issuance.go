// Package remediated is the seed's remediation: validated first, bound by fingerprint, signed with the server's key.
package remediated

import (
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

func IssueSecureToken(clientCert *x509.Certificate, serverKey *rsa.PrivateKey) (string, error) {
	// Validate certificate first
	if !validateCertificate(clientCert) {
		return "", errors.New("invalid certificate")
	}

	// Create claims with certificate binding
	claims := jwt.MapClaims{
		"sub":              clientCert.Subject.CommonName,
		"cert_serial":      clientCert.SerialNumber.String(),
		"cert_fingerprint": fingerprintCertificate(clientCert),
		"iat":              time.Now().Unix(),
		"exp":              time.Now().Add(1 * time.Hour).Unix(),
	}

	// Sign with server key, not client cert
	token := jwt.NewWithClaims(jwt.SigningMethodRS256, claims)
	return token.SignedString(serverKey)
}
