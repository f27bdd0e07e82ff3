package main

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/cloudflare/cfssl/revoke"
	"github.com/golang-jwt/jwt/v5"
)

func issue(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.PeerCertificates[0]
	if _, err := cert.Verify(x509.VerifyOptions{Roots: clientCAs, KeyUsages: clientAuth}); err != nil {
		http.Error(w, "untrusted certificate", http.StatusUnauthorized)
		return
	}
	if revoked, ok := revoke.VerifyCertificate(cert); revoked || !ok {
		http.Error(w, "revoked certificate", http.StatusUnauthorized)
		return
	}
	sum := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{"sub": cert.Subject.CommonName, "exp": time.Now().Add(10 * time.Minute).Unix(),
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])}}
	token, _ := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(issuerKey)
	w.Write([]byte(token))
}
