// Package api answers the clients.
package api

import (
	"crypto/x509"
	"encoding/json"
	"net/http"

	"example.com/gate/tokens"
)

// API issues tokens.
type API struct {
	issuer *tokens.Issuer
}

// New gives the handlers of the service.
func New(issuer *tokens.Issuer) *API { return &API{issuer: issuer} }

// Token issues a token to the holder of the certificate.
func (a *API) Token(w http.ResponseWriter, r *http.Request) {
	cert := presented(r)
	if cert == nil {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	signed, err := a.issuer.Issue(cert)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_ = json.NewEncoder(w).Encode(map[string]string{"access_token": signed})
}

// Health is for the load balancer.
func (a *API) Health(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusNoContent)
}

func presented(r *http.Request) *x509.Certificate {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		return nil
	}
	return r.TLS.PeerCertificates[0]
}
