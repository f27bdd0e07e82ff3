// Package ledger is a resource server for certificate-bound access tokens (RFC 8705).
package ledger

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"strings"

	"github.com/golang-jwt/jwt/v5"
)

type accessToken struct {
	jwt.RegisteredClaims
	Cnf *struct {
		X5t string `json:"x5t#S256"`
	} `json:"cnf"`
}

type clientKey struct{}

// API is the ledger.
type API struct {
	Keys    jwt.Keyfunc
	Clients *x509.CertPool
	Revoked interface {
		IsRevoked(*x509.Certificate) bool
	}
}

// Serve listens.
func (a *API) Serve() error {
	mux := http.NewServeMux()
	mux.Handle("/ledger", a.authenticate(http.HandlerFunc(ledger)))
	server := &http.Server{
		Addr:    ":8443",
		Handler: mux,
		TLSConfig: &tls.Config{
			ClientAuth: tls.RequireAndVerifyClientCert,
			ClientCAs:  a.Clients,
		},
	}
	return server.ListenAndServeTLS("server.crt", "server.key")
}

func (a *API) authenticate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		cert := r.TLS.PeerCertificates[0]
		if a.Revoked.IsRevoked(cert) {
			http.Error(w, "certificate revoked", http.StatusUnauthorized)
			return
		}
		claims := &accessToken{}
		raw := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		token, err := jwt.ParseWithClaims(raw, claims, a.Keys, jwt.WithValidMethods([]string{"ES256"}))
		if err != nil || !token.Valid {
			http.Error(w, "invalid token", http.StatusUnauthorized)
			return
		}
		if claims.Cnf == nil || claims.Cnf.X5t != thumbprint(cert) {
			http.Error(w, "token is bound to another certificate", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), clientKey{}, claims.Subject)))
	})
}

func thumbprint(cert *x509.Certificate) string {
	sum := sha256.Sum256(cert.Raw)
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

func ledger(w http.ResponseWriter, r *http.Request) {
	client, _ := r.Context().Value(clientKey{}).(string)
	_, _ = w.Write([]byte("ledger of " + client))
}
