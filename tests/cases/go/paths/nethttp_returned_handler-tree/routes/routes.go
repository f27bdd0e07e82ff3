// Package routes wraps the routes and gives them away.
package routes

import (
	"crypto/ecdsa"
	"crypto/x509"
	"net/http"

	"example.com/gate/api"
	"example.com/gate/certs"
	"example.com/gate/mutual"
	"example.com/gate/tokens"
)

// Handler gives all that the service answers, for whoever serves it.
func Handler(roots *x509.CertPool, list *x509.RevocationList, key *ecdsa.PrivateKey) http.Handler {
	guard := mutual.New(certs.NewChecker(roots, list))
	mux := http.NewServeMux()
	mux.HandleFunc("POST /token", api.New(tokens.NewIssuer(key)).Token)
	return guard.Require(mux)
}
