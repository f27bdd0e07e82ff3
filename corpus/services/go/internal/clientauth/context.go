package clientauth

import (
	"context"
	"crypto/x509"
)

type contextKey struct{}

func with(ctx context.Context, certificate *x509.Certificate) context.Context {
	return context.WithValue(ctx, contextKey{}, certificate)
}

// Certificate gives the certificate of the client whose request this is; false where no guard let it through.
func Certificate(ctx context.Context) (*x509.Certificate, bool) {
	certificate, ok := ctx.Value(contextKey{}).(*x509.Certificate)
	return certificate, ok
}
