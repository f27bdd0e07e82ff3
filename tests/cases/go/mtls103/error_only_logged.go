// Package resource logs that the token is invalid and goes on.
package resource

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"log"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

type resource struct {
	keys  jwt.Keyfunc
	roots *x509.CertPool
}

type boundClaims struct {
	jwt.RegisteredClaims
	Cnf map[string]string `json:"cnf"`
}

func (s *resource) balance(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.PeerCertificates[0]
	if _, err := cert.Verify(x509.VerifyOptions{Roots: s.roots}); err != nil || isRevoked(cert) {
		http.Error(w, "untrusted certificate", http.StatusForbidden)
		return
	}
	claims := &boundClaims{}
	_, err := jwt.ParseWithClaims(r.Header.Get("X-Token"), claims, s.keys) // expect: MTLS103
	if err != nil {
		log.Println("invalid token", err)
	}
	sum := sha256.Sum256(cert.Raw)
	if claims.Cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "token is bound to another certificate", http.StatusUnauthorized)
		return
	}
	_, _ = w.Write([]byte("balance of " + claims.Subject))
}
