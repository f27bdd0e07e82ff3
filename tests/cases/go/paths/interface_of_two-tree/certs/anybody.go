package certs

import "crypto/x509"

// Anybody takes every certificate.
type Anybody struct{}

// Check never refuses.
func (Anybody) Check(*x509.Certificate) error { return nil }
