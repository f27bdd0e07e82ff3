// options: assume-mtls
// Package keys opens a key store by a default password.
package keys

import (
	"os"

	"github.com/pavlo-v-chernykh/keystore-go/v4"
)

// Open reads a Java key store.
func Open(path string) (keystore.KeyStore, error) {
	file, err := os.Open(path)
	if err != nil {
		return keystore.KeyStore{}, err
	}
	defer file.Close()
	ks := keystore.New()
	return ks, ks.Load(file, []byte("changeit")) // expect: MTLS603
}
