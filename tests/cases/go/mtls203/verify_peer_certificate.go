// options: short-lived-certificates
// Package issuer validates in the handshake what Go does not.
package issuer

import (
	"crypto/rsa"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

type issuer struct {
	key *rsa.PrivateKey
	ca  *x509.Certificate
}

func (i *issuer) verify(rawCerts [][]byte, _ [][]*x509.Certificate) error {
	cert, err := x509.ParseCertificate(rawCerts[0])
	if err != nil {
		return err
	}
	return cert.CheckSignatureFrom(i.ca) // expect: MTLS203
}

func (i *issuer) serve() error {
	server := &http.Server{
		Addr:    ":8443",
		Handler: http.HandlerFunc(i.token),
		TLSConfig: &tls.Config{
			ClientAuth:            tls.RequireAnyClientCert,
			VerifyPeerCertificate: i.verify,
		},
	}
	return server.ListenAndServeTLS("server.crt", "server.key")
}

func (i *issuer) token(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.PeerCertificates[0]
	sum := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
		"exp": time.Now().Add(10 * time.Minute).Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(i.key)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
