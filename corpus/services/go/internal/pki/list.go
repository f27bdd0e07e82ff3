package pki

import (
	"crypto/x509"
	"fmt"
	"os"
	"time"
)

// ListFile is a revocation list that something else keeps up to date on disk.
type ListFile struct {
	path      string
	authority *Authority
}

// NewListFile gives the list of an authority.
func NewListFile(path string, authority *Authority) *ListFile {
	return &ListFile{path: path, authority: authority}
}

// Check looks a certificate up in the list; a list that is not fresh tells nothing.
func (l *ListFile) Check(certificate *x509.Certificate) error {
	revocations, err := l.load()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnknown, err)
	}
	for _, entry := range revocations.RevokedCertificateEntries {
		if entry.SerialNumber.Cmp(certificate.SerialNumber) == 0 {
			return ErrRevoked
		}
	}
	return nil
}

func (l *ListFile) load() (*x509.RevocationList, error) {
	content, err := os.ReadFile(l.path)
	if err != nil {
		return nil, err
	}
	revocations, err := x509.ParseRevocationList(content)
	if err != nil {
		return nil, err
	}
	if err := revocations.CheckSignatureFrom(l.authority.certificate); err != nil {
		return nil, err
	}
	if time.Now().After(revocations.NextUpdate) {
		return nil, fmt.Errorf("the list is out of date since %s", revocations.NextUpdate)
	}
	return revocations, nil
}
