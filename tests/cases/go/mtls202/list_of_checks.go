// Package gate runs several checks.
package gate

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

var errRevoked = errors.New("revoked certificate")

// Gate issues tokens.
type Gate struct {
	roots *x509.CertPool
	list  *x509.RevocationList
	key   *ecdsa.PrivateKey
}

func (g *Gate) chain(cert *x509.Certificate) error {
	_, err := cert.Verify(x509.VerifyOptions{Roots: g.roots, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}})
	return err
}

func (g *Gate) notRevoked(cert *x509.Certificate) error {
	for _, entry := range g.list.RevokedCertificateEntries {
		if entry.SerialNumber.Cmp(cert.SerialNumber) == 0 {
			return errRevoked
		}
	}
	return nil
}

func (g *Gate) named(cert *x509.Certificate) error {
	if cert.Subject.CommonName == "" {
		return errors.New("nameless certificate")
	}
	return nil
}

func (g *Gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	checks := []func(*x509.Certificate) error{g.named, g.chain, g.notRevoked}
	for _, check := range checks {
		if err := check(cert); err != nil {
			http.Error(w, err.Error(), http.StatusForbidden)
			return
		}
	}
	sum := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
		"exp": time.Now().Add(10 * time.Minute).Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(g.key)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
