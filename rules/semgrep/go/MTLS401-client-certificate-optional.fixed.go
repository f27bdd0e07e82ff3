package server

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
)

func requested(pool *x509.CertPool) *http.Server {
	return &http.Server{TLSConfig: &tls.Config{
		// ruleid: mtls401-client-certificate-optional-go
		ClientAuth: tls.RequireAndVerifyClientCert,
		ClientCAs:  pool,
	}}
}

func any() *tls.Config {
	// ruleid: mtls401-client-certificate-optional-go
	return &tls.Config{ClientAuth: tls.RequireAndVerifyClientCert}
}

func ifGiven(pool *x509.CertPool) *tls.Config {
	config := &tls.Config{ClientCAs: pool}
	// ruleid: mtls401-client-certificate-optional-go
	config.ClientAuth = tls.RequireAndVerifyClientCert
	return config
}

func byNumber() *tls.Config {
	// ruleid: mtls401-client-certificate-optional-go
	return &tls.Config{ClientAuth: tls.ClientAuthType(3)}
}

func emptyCallback() *tls.Config {
	return &tls.Config{
		// ruleid: mtls401-client-certificate-optional-go
		ClientAuth:       tls.RequireAndVerifyClientCert,
		VerifyConnection: func(state tls.ConnectionState) error { return nil },
	}
}

func required(pool *x509.CertPool) *http.Server {
	return &http.Server{TLSConfig: &tls.Config{
		// ok: mtls401-client-certificate-optional-go
		ClientAuth: tls.RequireAndVerifyClientCert,
		ClientCAs:  pool,
	}}
}

func requiredByNumber() *tls.Config {
	// ok: mtls401-client-certificate-optional-go
	return &tls.Config{ClientAuth: tls.ClientAuthType(4)}
}

func notAsked() *tls.Config {
	// ok: mtls401-client-certificate-optional-go
	return &tls.Config{ClientAuth: tls.NoClientCert}
}

func anyButVerified() *tls.Config {
	return &tls.Config{
		// ok: mtls401-client-certificate-optional-go
		ClientAuth:            tls.RequireAnyClientCert,
		VerifyPeerCertificate: verifyAgainstRegisteredClients,
	}
}

func verifiedByConnection() *tls.Config {
	config := &tls.Config{}
	// ok: mtls401-client-certificate-optional-go
	config.ClientAuth = tls.RequestClientCert
	config.VerifyConnection = verifyConnection
	return config
}
