package bearer

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
)

func digest(cert *x509.Certificate) string {
	sum := sha256.Sum256(cert.Raw)
	return base64.RawURLEncoding.EncodeToString(sum[:])
}
