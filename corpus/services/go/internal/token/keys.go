package token

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
)

// Keys are the issuer's own key pair.
type Keys struct {
	private *ecdsa.PrivateKey
	id      string
}

// LoadKeys reads the key pair from a PEM file.
func LoadKeys(path string) (*Keys, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("signing key: %w", err)
	}
	block, _ := pem.Decode(content)
	if block == nil {
		return nil, errors.New("signing key: not a PEM file")
	}
	private, err := x509.ParseECPrivateKey(block.Bytes)
	if err != nil {
		return nil, fmt.Errorf("signing key: %w", err)
	}
	digest := sha256.Sum256(private.PublicKey.X.Bytes())
	return &Keys{private: private, id: base64.RawURLEncoding.EncodeToString(digest[:8])}, nil
}

// ID names the key pair in tokens.
func (k *Keys) ID() string { return k.id }

// Private signs tokens.
func (k *Keys) Private() *ecdsa.PrivateKey { return k.private }

// Public verifies them.
func (k *Keys) Public() *ecdsa.PublicKey { return &k.private.PublicKey }

// Document describes the public key to those who verify tokens elsewhere.
func (k *Keys) Document() map[string]any {
	encode := base64.RawURLEncoding.EncodeToString
	return map[string]any{"keys": []map[string]string{{
		"kty": "EC", "crv": "P-256", "use": "sig", "kid": k.id,
		"x": encode(k.private.PublicKey.X.Bytes()),
		"y": encode(k.private.PublicKey.Y.Bytes()),
	}}}
}
