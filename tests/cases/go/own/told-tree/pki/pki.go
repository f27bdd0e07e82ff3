// Package pki asks the directory who is who.
package pki

import (
	"bytes"
	"crypto/x509"
	"errors"
	"net/http"
)

// Directory knows which certificates are good.
type Directory struct{ Address string }

// Check gives an error for a certificate that the directory does not accept.
func (d *Directory) Check(cert *x509.Certificate) error {
	answer, err := http.Post(d.Address, "application/pkix-cert", bytes.NewReader(cert.Raw))
	if err != nil || answer.StatusCode != http.StatusOK {
		return errors.New("not accepted")
	}
	return nil
}
