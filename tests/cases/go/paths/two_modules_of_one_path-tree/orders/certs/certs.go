// Package certs takes every certificate.
package certs

import "crypto/x509"

// Checker knows nobody.
type Checker struct{}

// NewChecker gives a checker.
func NewChecker(*x509.CertPool, *x509.RevocationList) *Checker { return &Checker{} }

// Check never refuses.
func (c *Checker) Check(*x509.Certificate) error { return nil }
