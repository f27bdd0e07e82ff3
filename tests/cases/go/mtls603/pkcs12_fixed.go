// options: assume-mtls
// Package keys has the password in the environment.
package keys

import (
	"os"

	"software.sslmate.com/src/go-pkcs12"
)

// Load reads the server's key.
func Load(path string) (any, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	key, _, err := pkcs12.Decode(data, os.Getenv("PKCS12_PASSWORD"))
	return key, err
}
