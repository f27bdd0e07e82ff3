// Package token issues tokens to workloads by the certificate they present.
package token

import (
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"time"

	"github.com/cloudflare/cfssl/revoke"
	"github.com/golang-jwt/jwt/v5"
)

// Handler issues a token bound to the presented certificate.
func Handler(key *rsa.PrivateKey, roots *x509.CertPool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
			http.Error(w, "client certificate required", http.StatusUnauthorized)
			return
		}
		cert := r.TLS.PeerCertificates[0]
		if !trusted(cert, roots) {
			http.Error(w, "untrusted certificate", http.StatusForbidden)
			return
		}
		if revoked, ok := revoke.VerifyCertificate(cert); revoked || !ok {
			http.Error(w, "certificate revoked or status unknown", http.StatusForbidden)
			return
		}
		sum := sha256.Sum256(cert.Raw)
		claims := jwt.MapClaims{
			"sub": cert.Subject.CommonName,
			"cnf": map[string]any{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
			"exp": time.Now().Add(5 * time.Minute).Unix(),
		}
		signed, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
		if err != nil {
			http.Error(w, "cannot sign", http.StatusInternalServerError)
			return
		}
		_ = json.NewEncoder(w).Encode(map[string]string{"access_token": signed})
	}
}

// trusted tells whether the certificate is one of ours.
func trusted(cert *x509.Certificate, roots *x509.CertPool) bool {
	_, err := cert.Verify(x509.VerifyOptions{Roots: roots, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}})
	return err == nil
}
