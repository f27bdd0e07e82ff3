// Package billing authenticates itself by a signed assertion (RFC 7523).
package billing

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const clientID = "billing"

func assertion(certFile, keyFile string, roots *x509.CertPool) (*http.Client, string, error) {
	pair, err := tls.LoadX509KeyPair(certFile, keyFile)
	if err != nil {
		return nil, "", err
	}
	config := &tls.Config{Certificates: []tls.Certificate{pair}, RootCAs: roots}
	claims := jwt.MapClaims{
		"iss": clientID,
		"sub": clientID,
		"aud": "https://as.example.com/token",
		"exp": time.Now().Add(time.Minute).Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(pair.PrivateKey)
	return &http.Client{Transport: &http.Transport{TLSClientConfig: config}}, signed, err
}
