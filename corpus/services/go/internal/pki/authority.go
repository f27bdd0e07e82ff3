// Package pki knows the CA of the clients and which of their certificates it took back.
package pki

import (
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
)

// Authority is the CA that issues certificates to clients.
type Authority struct {
	certificate *x509.Certificate
}

// LoadAuthority reads the CA's certificate from a PEM file.
func LoadAuthority(path string) (*Authority, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("client CA: %w", err)
	}
	block, _ := pem.Decode(content)
	if block == nil {
		return nil, errors.New("client CA: not a PEM file")
	}
	caCertificate, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		return nil, fmt.Errorf("client CA: %w", err)
	}
	return &Authority{certificate: caCertificate}, nil
}

// Pool is what the certificates of clients must lead to.
func (a *Authority) Pool() *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(a.certificate)
	return pool
}
