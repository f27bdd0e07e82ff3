package pki

import (
	"context"
	"crypto/x509"
	"errors"
)

// ErrRevoked says that the CA took a certificate back.
var ErrRevoked = errors.New("certificate revoked")

// ErrUnknown says that nobody could tell whether a certificate was revoked, which counts as revoked.
var ErrUnknown = errors.New("revocation status unknown")

type list interface {
	Check(certificate *x509.Certificate) error
}

type responder interface {
	Check(ctx context.Context, certificate *x509.Certificate) error
}

// Revocation asks the responder a certificate names, and looks at the list for those that name none.
type Revocation struct {
	list      list
	responder responder
}

// Option says where revocation is looked up.
type Option func(*Revocation)

// WithList sets the list of revoked certificates.
func WithList(l list) Option { return func(r *Revocation) { r.list = l } }

// WithResponder sets who is asked online.
func WithResponder(o responder) Option { return func(r *Revocation) { r.responder = o } }

// NewRevocation gives a check that uses all it is given.
func NewRevocation(options ...Option) *Revocation {
	revocation := &Revocation{}
	for _, option := range options {
		option(revocation)
	}
	return revocation
}

// Check gives an error for a certificate that is not known to be good.
func (r *Revocation) Check(ctx context.Context, certificate *x509.Certificate) error {
	if len(certificate.OCSPServer) == 0 {
		return r.list.Check(certificate)
	}
	return r.responder.Check(ctx, certificate)
}
