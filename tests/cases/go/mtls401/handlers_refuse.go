// Package bank makes certificates optional for its health check only.
package bank

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
	"github.com/gorilla/mux"
)

type api struct{ key any }

func run(pool *x509.CertPool, a *api) error {
	mux := http.NewServeMux()
	mux.HandleFunc("/balance", a.balance)
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	config := &tls.Config{
		ClientCAs: pool,
		ClientAuth: tls.VerifyClientCertIfGiven,
		VerifyConnection: func(state tls.ConnectionState) error {
			if len(state.PeerCertificates) > 0 && isRevoked(state.PeerCertificates[0]) {
				return errors.New("revoked")
			}
			return nil
		},
	}
	server := &http.Server{Addr: ":8443", Handler: mux, TLSConfig: config}
	return server.ListenAndServeTLS("server.crt", "server.key")
}

func (a *api) balance(w http.ResponseWriter, r *http.Request) {
	if len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	var claims struct {
		jwt.RegisteredClaims
		Cnf map[string]string `json:"cnf"`
	}
	_, err := jwt.ParseWithClaims(r.Header.Get("Authorization"), &claims, func(*jwt.Token) (any, error) { return a.key, nil })
	if err != nil {
		http.Error(w, "invalid token", http.StatusUnauthorized)
		return
	}
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	if claims.Cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "token is bound to another certificate", http.StatusUnauthorized)
		return
	}
	_, _ = w.Write([]byte(claims.Subject))
}
