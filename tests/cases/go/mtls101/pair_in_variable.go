// Package billing signs with the key pair it presents.
package billing

import (
	"crypto/tls"
	"crypto/x509"
	"log"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

type client struct {
	http *http.Client
	pair tls.Certificate
}

func newClient(certFile, keyFile string, roots *x509.CertPool) (*client, error) {
	pair, err := tls.LoadX509KeyPair(certFile, keyFile)
	if err != nil {
		return nil, err
	}
	config := &tls.Config{Certificates: []tls.Certificate{pair}, RootCAs: roots}
	transport := &http.Transport{TLSClientConfig: config}
	token, err := jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{"sub": "alice"}).SignedString(pair.PrivateKey) // expect: MTLS101
	if err != nil {
		return nil, err
	}
	log.Println("token of", len(token), "bytes")
	return &client{http: &http.Client{Transport: transport}, pair: pair}, nil
}
