// Package issuer hands out short-lived access tokens to services that authenticate with a client certificate.
package issuer

import (
	"crypto/ecdsa"
	"crypto/x509"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/crypto/ocsp"
)

// Issuer signs access tokens with its own key.
type Issuer struct {
	key        *ecdsa.PrivateKey
	roots      *x509.CertPool
	issuerCert *x509.Certificate
	fetchOCSP  func(cert, issuer *x509.Certificate) ([]byte, error)
}

// ServeHTTP issues a token for the certificate the client presented.
func (i *Issuer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	if _, err := cert.Verify(x509.VerifyOptions{
		Roots:     i.roots,
		KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}); err != nil {
		http.Error(w, "untrusted certificate", http.StatusForbidden)
		return
	}
	if err := i.checkRevocation(cert); err != nil {
		slog.Warn("revocation check failed", "serial", cert.SerialNumber, "err", err)
		http.Error(w, "certificate revoked or status unknown", http.StatusForbidden)
		return
	}

	now := time.Now()
	token := jwt.NewWithClaims(jwt.SigningMethodES256, jwt.MapClaims{
		"iss": "https://tokens.example.com",
		"sub": cert.Subject.CommonName,
		"aud": "orders",
		"iat": now.Unix(),
		"exp": now.Add(10 * time.Minute).Unix(),
	})
	signed, err := token.SignedString(i.key) // expect: MTLS301
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{"access_token": signed, "token_type": "Bearer", "expires_in": 600})
}

func (i *Issuer) checkRevocation(cert *x509.Certificate) error {
	raw, err := i.fetchOCSP(cert, i.issuerCert)
	if err != nil {
		return err
	}
	response, err := ocsp.ParseResponseForCert(raw, cert, i.issuerCert)
	if err != nil {
		return err
	}
	if response.Status != ocsp.Good {
		return errRevoked
	}
	return nil
}

var errRevoked = errors.New("certificate is not good")
