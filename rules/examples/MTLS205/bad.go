package main

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net/http"

	"example.com/pki"
	"golang.org/x/crypto/ocsp"
)

func isRevoked(cert, issuer *x509.Certificate) bool {
	answer, err := http.Get(pki.StatusURL(cert, issuer))
	if err != nil {
		return false
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return true
	}
	response, err := ocsp.ParseResponseForCert(body, cert, issuer)
	return err != nil || response.Status != ocsp.Good
}

var config = &tls.Config{
	ClientAuth: tls.RequireAndVerifyClientCert,
	VerifyConnection: func(state tls.ConnectionState) error {
		if chain := state.VerifiedChains[0]; isRevoked(chain[0], chain[1]) {
			return errors.New("revoked certificate")
		}
		return nil
	},
}
