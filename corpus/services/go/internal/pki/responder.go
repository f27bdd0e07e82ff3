package pki

import (
	"bytes"
	"context"
	"crypto/x509"
	"fmt"
	"io"
	"net/http"
	"time"

	"golang.org/x/crypto/ocsp"
)

const maxResponse = 64 << 10

// Responder asks the OCSP responder that a certificate names.
type Responder struct {
	client    *http.Client
	authority *Authority
}

// NewResponder gives one for the certificates of an authority.
func NewResponder(authority *Authority) *Responder {
	return &Responder{client: &http.Client{Timeout: 3 * time.Second}, authority: authority}
}

// Check gives an error unless the responder says that the certificate is good.
func (o *Responder) Check(ctx context.Context, certificate *x509.Certificate) error {
	request, err := ocsp.CreateRequest(certificate, o.authority.certificate, nil)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnknown, err)
	}
	content, err := o.post(ctx, certificate.OCSPServer[0], request)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnknown, err)
	}
	response, err := ocsp.ParseResponseForCert(content, certificate, o.authority.certificate)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnknown, err)
	}
	switch response.Status {
	case ocsp.Good:
		return nil
	case ocsp.Revoked:
		return ErrRevoked
	default:
		return ErrUnknown
	}
}

func (o *Responder) post(ctx context.Context, url string, body []byte) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/ocsp-request")
	response, err := o.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the responder answers %s", response.Status)
	}
	return io.ReadAll(io.LimitReader(response.Body, maxResponse))
}
