package server

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/x509"
)

func weak(cert *x509.Certificate) []byte {
	// ruleid: mtls304-weak-thumbprint-go
	sum := sha1.Sum(cert.Raw)
	return sum[:]
}

func weaker(cert *x509.Certificate) []byte {
	// ruleid: mtls304-weak-thumbprint-go
	sum := md5.Sum(cert.Raw)
	return sum[:]
}

func strong(cert *x509.Certificate) []byte {
	// ok: mtls304-weak-thumbprint-go
	sum := sha256.Sum256(cert.Raw)
	return sum[:]
}

func ofAPage(page []byte) []byte {
	// ok: mtls304-weak-thumbprint-go
	sum := sha1.Sum(page)
	return sum[:]
}
