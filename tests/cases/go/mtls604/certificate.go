// options: assume-mtls client-certificates=verified short-lived-certificates
// Package recovery signs certificates again.
package recovery

import (
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"net/http"
)

// Authority signs certificates.
type Authority struct {
	cert *x509.Certificate
	key  crypto.Signer
}

func (a *Authority) reenroll(w http.ResponseWriter, r *http.Request) {
	request, err := x509.ParseCertificateRequest([]byte(r.FormValue("csr")))
	if err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	template := &x509.Certificate{Subject: request.Subject}
	der, err := x509.CreateCertificate(rand.Reader, template, a.cert, request.PublicKey, a.key) // expect: MTLS604
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write(der)
}
