// Package httpapi answers requests.
package httpapi

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"time"

	"example.com/ledger/internal/clientauth"
	"example.com/ledger/internal/ratelimit"
	"example.com/ledger/internal/token"
)

// Dependencies are what the handlers work with.
type Dependencies struct {
	Guard    *clientauth.Guard
	Issuer   *token.Issuer
	Verifier *token.Verifier
	Keys     *token.Keys
}

// Server has all handlers.
type Server struct {
	Dependencies
	limiter *ratelimit.Limiter
}

// NewServer gives a server with these dependencies.
func NewServer(dependencies Dependencies) *Server {
	return &Server{Dependencies: dependencies, limiter: ratelimit.New(1, 5)}
}

// Listen serves clients whose certificates lead to one of the roots.
func (s *Server) Listen(address string, roots *x509.CertPool, certificate, key string) error {
	server := &http.Server{
		Addr:              address,
		Handler:           s.Routes(),
		ReadHeaderTimeout: 5 * time.Second,
		TLSConfig: &tls.Config{
			ClientAuth: tls.RequireAndVerifyClientCert,
			ClientCAs:  roots,
			MinVersion: tls.VersionTLS13,
		},
	}
	return server.ListenAndServeTLS(certificate, key)
}
