// Package enroll issues tokens to devices, whose certificates all come from one CA.
package enroll

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Issuer issues tokens.
type Issuer struct {
	CA      *x509.Certificate
	Key     *ecdsa.PrivateKey
	Revoked interface {
		IsRevoked(*x509.Certificate) bool
	}
}

// Serve takes whatever certificate a client presents; the handler decides which ones are the fleet's.
func (i *Issuer) Serve() error {
	mux := http.NewServeMux()
	mux.HandleFunc("/token", i.token)
	server := &http.Server{
		Addr:    ":8443",
		Handler: mux,
		TLSConfig: &tls.Config{
			MinVersion: tls.VersionTLS13,
			ClientAuth: tls.RequireAnyClientCert,
		},
	}
	return server.ListenAndServeTLS("server.crt", "server.key")
}

func (i *Issuer) token(w http.ResponseWriter, r *http.Request) {
	device := r.TLS.PeerCertificates[0]
	if err := i.check(device); err != nil {
		http.Error(w, err.Error(), http.StatusUnauthorized)
		return
	}
	sum := sha256.Sum256(device.Raw)
	claims := jwt.MapClaims{
		"sub": device.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
		"exp": time.Now().Add(10 * time.Minute).Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(i.Key)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_ = json.NewEncoder(w).Encode(map[string]string{"access_token": signed})
}

func (i *Issuer) check(device *x509.Certificate) error {
	if err := device.CheckSignatureFrom(i.CA); err != nil {
		return errors.New("not a device of this fleet")
	}
	if now := time.Now(); now.Before(device.NotBefore) || now.After(device.NotAfter) {
		return errors.New("certificate out of date")
	}
	if i.Revoked.IsRevoked(device) {
		return errors.New("certificate revoked")
	}
	return nil
}
