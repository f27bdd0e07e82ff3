// options: short-lived-certificates
// Package resource compares where there is a certificate, and its listener says when there is one.
package resource

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

type boundClaims struct {
	jwt.RegisteredClaims
	Cnf struct {
		X5t string `json:"x5t#S256"`
	} `json:"cnf"`
}

// Serve listens.
func Serve(keys jwt.Keyfunc, clients *x509.CertPool) error {
	config := &tls.Config{ClientCAs: clients}
	config.ClientAuth = tls.VerifyClientCertIfGiven // expect: MTLS401
	handler := func(w http.ResponseWriter, r *http.Request) {
		claims := &boundClaims{}
		_, err := jwt.ParseWithClaims(r.Header.Get("Authorization")[7:], claims, keys, jwt.WithValidMethods([]string{"ES256"}))
		if err != nil {
			http.Error(w, "invalid token", http.StatusUnauthorized)
			return
		}
		if len(r.TLS.PeerCertificates) > 0 { // expect: MTLS402
			sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
			if claims.Cnf.X5t != base64.RawURLEncoding.EncodeToString(sum[:]) {
				http.Error(w, "token is bound to another certificate", http.StatusUnauthorized)
				return
			}
		}
		_, _ = w.Write([]byte("balance of " + claims.Subject))
	}
	server := &http.Server{Addr: ":8443", Handler: http.HandlerFunc(handler), TLSConfig: config}
	return server.ListenAndServeTLS("server.crt", "server.key")
}
