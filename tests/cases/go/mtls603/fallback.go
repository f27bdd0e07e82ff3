// options: assume-mtls
// Package keys has a default in the source.
package keys

import (
	"os"

	"software.sslmate.com/src/go-pkcs12"
)

func password() string {
	if set := os.Getenv("PKCS12_PASSWORD"); set != "" {
		return set
	}
	return "changeit" // expect: MTLS603
}

// Load reads the server's key.
func Load(path string) (any, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	key, _, err := pkcs12.Decode(data, password())
	return key, err
}
