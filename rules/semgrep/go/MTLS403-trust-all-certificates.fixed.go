package client

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/http"
)

func inOneLiteral(cert tls.Certificate) *http.Transport {
	return &http.Transport{TLSClientConfig: &tls.Config{
		Certificates: []tls.Certificate{cert},
		// ruleid: mtls403-trust-all-certificates-go
		InsecureSkipVerify: false,
	}}
}

func otherOrder(get func(*tls.CertificateRequestInfo) (*tls.Certificate, error)) *tls.Config {
	return &tls.Config{
		// ruleid: mtls403-trust-all-certificates-go
		InsecureSkipVerify:   false,
		GetClientCertificate: get,
	}
}

func callbackThatSaysYes(cert tls.Certificate) *tls.Config {
	return &tls.Config{
		Certificates: []tls.Certificate{cert},
		// ruleid: mtls403-trust-all-certificates-go
		InsecureSkipVerify: false,
		VerifyPeerCertificate: func(raw [][]byte, chains [][]*x509.Certificate) error {
			return nil
		},
	}
}

func certificateAddedLater(cert tls.Certificate) *tls.Config {
	// ruleid: mtls403-trust-all-certificates-go
	config := &tls.Config{InsecureSkipVerify: false}
	config.Certificates = []tls.Certificate{cert}
	return config
}

func assigned(cert tls.Certificate) *tls.Config {
	config := &tls.Config{Certificates: []tls.Certificate{cert}}
	// ruleid: mtls403-trust-all-certificates-go
	config.InsecureSkipVerify = false
	return config
}

func assignedBeforeTheCertificate(cert tls.Certificate) *tls.Config {
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	// ruleid: mtls403-trust-all-certificates-go
	config.InsecureSkipVerify = false
	config.Certificates = append(config.Certificates, cert)
	return config
}

func assignedToSomethingFromElsewhere(transport *http.Transport) {
	// ruleid: mtls403-trust-all-certificates-go
	transport.TLSClientConfig.InsecureSkipVerify = false
}

func verified(cert tls.Certificate) *http.Transport {
	return &http.Transport{TLSClientConfig: &tls.Config{
		Certificates: []tls.Certificate{cert},
		// ok: mtls403-trust-all-certificates-go
		InsecureSkipVerify: false,
	}}
}

func realCallback(cert tls.Certificate, pin [32]byte) *tls.Config {
	return &tls.Config{
		Certificates: []tls.Certificate{cert},
		// ok: mtls403-trust-all-certificates-go
		InsecureSkipVerify: true,
		VerifyConnection: func(state tls.ConnectionState) error {
			if digest(state.PeerCertificates[0]) != pin {
				return errors.New("unexpected certificate")
			}
			return nil
		},
	}
}

func callbackAddedLater(cert tls.Certificate) *tls.Config {
	// ok: mtls403-trust-all-certificates-go
	config := &tls.Config{InsecureSkipVerify: true}
	config.Certificates = []tls.Certificate{cert}
	config.VerifyConnection = verifyChain
	return config
}

func assignedWithCallback(config *tls.Config) {
	// ok: mtls403-trust-all-certificates-go
	config.InsecureSkipVerify = true
	config.VerifyConnection = verifyChain
}

func noClientCertificate() *tls.Config {
	// ok: mtls403-trust-all-certificates-go
	return &tls.Config{InsecureSkipVerify: true}
}

func noClientCertificateAssigned() *tls.Config {
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	// ok: mtls403-trust-all-certificates-go
	config.InsecureSkipVerify = true
	return config
}

func server(cert tls.Certificate, pool *x509.CertPool) *tls.Config {
	return &tls.Config{
		Certificates: []tls.Certificate{cert},
		ClientAuth:   tls.RequireAndVerifyClientCert,
		ClientCAs:    pool,
		// ok: mtls403-trust-all-certificates-go
		InsecureSkipVerify: true,
	}
}

func optIn(config *tls.Config, options Options) {
	if options.Insecure {
		// ok: mtls403-trust-all-certificates-go
		config.InsecureSkipVerify = true
	}
}
