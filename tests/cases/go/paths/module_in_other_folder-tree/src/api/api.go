// Package api answers the clients.
package api

import (
	"net/http"

	"example.com/platform/gate/v2/certs"
	"example.com/platform/gate/v2/tokens"
)

// API issues tokens.
type API struct {
	issuer  *tokens.Issuer
	checker *certs.Checker
}

// New gives the handler of the token endpoint.
func New(issuer *tokens.Issuer, checker *certs.Checker) *API {
	return &API{issuer: issuer, checker: checker}
}

// ServeHTTP issues a token to the holder of the certificate.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	if err := a.checker.Check(cert); err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
		return
	}
	signed, err := a.issuer.Issue(cert)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
