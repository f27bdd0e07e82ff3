// Package enroll issues tokens to devices.
package enroll

import (
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// DeviceClaims tie a token to the device's certificate.
type DeviceClaims struct {
	jwt.RegisteredClaims
	Certificate string `json:"device_certificate"`
}

// Issuer signs the tokens of devices.
type Issuer struct {
	Key *rsa.PrivateKey
}

// Issue gives a token to the device that presented the certificate; the caller has validated it.
func (i *Issuer) Issue(device *x509.Certificate) (string, error) {
	if device == nil {
		return "", errors.New("no certificate")
	}
	now := time.Now()
	claims := DeviceClaims{
		RegisteredClaims: jwt.RegisteredClaims{
			Subject:   device.Subject.CommonName,
			IssuedAt:  jwt.NewNumericDate(now),
			ExpiresAt: jwt.NewNumericDate(now.Add(time.Hour)),
		},
		Certificate: reference(device),
	}
	return jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(i.Key)
}

func reference(device *x509.Certificate) string {
	digest := sha256.Sum256(device.Raw)
	return hex.EncodeToString(digest[:])
}
