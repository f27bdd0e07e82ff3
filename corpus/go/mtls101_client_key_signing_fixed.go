// Package billing calls the ledger over mutual TLS and tells it on whose behalf.
package billing

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const (
	clientCert = "/etc/billing/tls/client.crt"
	clientKey  = "/etc/billing/tls/client.key"
	tokenKey   = "/etc/billing/token-signing.pem"
)

// NewClient presents this service's client certificate to the ledger.
func NewClient(caFile string) (*http.Client, error) {
	pair, err := tls.LoadX509KeyPair(clientCert, clientKey)
	if err != nil {
		return nil, fmt.Errorf("load client certificate: %w", err)
	}
	ca, err := os.ReadFile(caFile)
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(ca) {
		return nil, errors.New("no CA certificate in " + caFile)
	}
	return &http.Client{
		Timeout: 10 * time.Second,
		Transport: &http.Transport{TLSClientConfig: &tls.Config{
			Certificates: []tls.Certificate{pair},
			RootCAs:      pool,
			MinVersion:   tls.VersionTLS13,
		}},
	}, nil
}

// UserToken tells the ledger which user asks; the ledger trusts what this service's key signed.
func UserToken(user string, roles []string) (string, error) {
	pem, err := os.ReadFile(tokenKey)
	if err != nil {
		return "", err
	}
	key, err := jwt.ParseECPrivateKeyFromPEM(pem)
	if err != nil {
		return "", err
	}
	claims := jwt.MapClaims{
		"iss":   "billing",
		"sub":   user,
		"roles": roles,
		"exp":   time.Now().Add(5 * time.Minute).Unix(),
	}
	return jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(key)
}
