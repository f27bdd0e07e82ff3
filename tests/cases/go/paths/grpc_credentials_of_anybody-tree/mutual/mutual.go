// Package mutual knows the certificates of clients.
package mutual

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"

	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/peer"
)

// ErrNoCertificate says that the client presented nothing.
var ErrNoCertificate = errors.New("client certificate required")

var errRevoked = errors.New("revoked certificate")

// NotRevoked refuses handshakes with certificates that the CA took back.
func NotRevoked(list *x509.RevocationList) func(tls.ConnectionState) error {
	return func(state tls.ConnectionState) error {
		for _, entry := range list.RevokedCertificateEntries {
			if entry.SerialNumber.Cmp(state.PeerCertificates[0].SerialNumber) == 0 {
				return errRevoked
			}
		}
		return nil
	}
}

// Certificate gives the certificate of the client that calls.
func Certificate(ctx context.Context) (*x509.Certificate, error) {
	p, ok := peer.FromContext(ctx)
	if !ok {
		return nil, ErrNoCertificate
	}
	info, ok := p.AuthInfo.(credentials.TLSInfo)
	if !ok || len(info.State.PeerCertificates) == 0 {
		return nil, ErrNoCertificate
	}
	return info.State.PeerCertificates[0], nil
}
