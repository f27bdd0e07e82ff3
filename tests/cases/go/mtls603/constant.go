// options: assume-mtls
// Package keys has the password in a constant.
package keys

import (
	"os"

	"software.sslmate.com/src/go-pkcs12"
)

const password = "trustno1" // expect: MTLS603

// Load reads the server's key.
func Load(path string) (any, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	key, _, err := pkcs12.Decode(data, password)
	return key, err
}
