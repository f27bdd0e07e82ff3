package main

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
)

func client(certificate tls.Certificate, roots *x509.CertPool) *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{
		Certificates: []tls.Certificate{certificate},
		RootCAs:      roots,
	}}}
}
