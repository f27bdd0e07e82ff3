// options: assume-mtls
// Package keys protects what it keeps by passwords that stand here.
package keys

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"io"

	"github.com/pavlo-v-chernykh/keystore-go/v4"
	"software.sslmate.com/src/go-pkcs12"
)

func chain(data []byte) (any, error) {
	key, _, _, err := pkcs12.DecodeChain(data, "password") // expect: MTLS603
	return key, err
}

func blocks(data []byte) (any, error) {
	return pkcs12.ToPEM(data, "") // expect: MTLS603
}

func encode(key any, cert *x509.Certificate) ([]byte, error) {
	return pkcs12.Encode(rand.Reader, key, cert, nil, "changeme") // expect: MTLS603
}

func modern(key any, cert *x509.Certificate) ([]byte, error) {
	return pkcs12.Modern.Encode(key, cert, nil, "server") // expect: MTLS603
}

func encrypt(der []byte) (any, error) {
	return x509.EncryptPEMBlock(rand.Reader, "EC PRIVATE KEY", der, []byte("1234"), x509.PEMCipherAES256) // expect: MTLS603
}

func store(ks keystore.KeyStore, out io.Writer) error {
	return ks.Store(out, []byte("keystore")) // expect: MTLS603
}

func entry(ks keystore.KeyStore) (any, error) {
	return ks.GetPrivateKeyEntry("server", []byte("keypass")) // expect: MTLS603
}

func tag(data []byte) []byte {
	mac := hmac.New(sha256.New, []byte("topsecret")) // expect: MTLS603
	mac.Write(data)
	return mac.Sum(nil)
}
