// options: assume-mtls
// Package keys decrypts a key by a password of the source.
package keys

import (
	"crypto/x509"
	"encoding/pem"
)

// Decrypt opens a key.
func Decrypt(data []byte) ([]byte, error) {
	block, _ := pem.Decode(data)
	return x509.DecryptPEMBlock(block, []byte("letmein")) // expect: MTLS603
}
