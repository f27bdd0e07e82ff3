// options: assume-mtls
// Package keys decrypts a key by a password it is given.
package keys

import (
	"crypto/x509"
	"encoding/pem"
)

// Decrypt opens a key.
func Decrypt(data, password []byte) ([]byte, error) {
	block, _ := pem.Decode(data)
	return x509.DecryptPEMBlock(block, password)
}
