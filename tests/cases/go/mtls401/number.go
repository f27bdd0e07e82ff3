// Package edge writes the mode as a number.
package edge

import (
	"crypto/tls"
	"crypto/x509"
)

func settings(pool *x509.CertPool) *tls.Config {
	config := base.Clone()
	config.ClientCAs = pool
	config.ClientAuth = tls.ClientAuthType(1) // expect: MTLS401
	return config
}

var base = &tls.Config{MinVersion: tls.VersionTLS13}
