// Package routes gives the routes away as they are.
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
	_ = mutual.New(certs.NewChecker(roots, list))
	mux := http.NewServeMux()
	mux.HandleFunc("POST /token", api.New(tokens.NewIssuer(key)).Token)
	return mux
}
