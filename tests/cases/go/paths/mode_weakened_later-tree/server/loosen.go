package server

import "crypto/tls"

// loosen is for browsers that have no certificates yet.
func loosen(config *tls.Config) {
	config.ClientAuth = tls.RequestClientCert // expect: MTLS401
}
