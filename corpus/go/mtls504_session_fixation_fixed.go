// options: short-lived-certificates
// Package login renews the session id with scs.
package login

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/golang-jwt/jwt/v5"
)

// Login starts sessions.
type Login struct {
	keys     jwt.Keyfunc
	sessions *scs.SessionManager
}

func (l *Login) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	claims := jwt.MapClaims{}
	_, err := jwt.ParseWithClaims(r.Header.Get("Authorization")[7:], claims, l.keys, jwt.WithValidMethods([]string{"ES256"}))
	if err != nil {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	cnf, _ := claims["cnf"].(map[string]any)
	if cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	if err := l.sessions.RenewToken(r.Context()); err != nil {
		http.Error(w, "no session", http.StatusInternalServerError)
		return
	}
	l.sessions.Put(r.Context(), "user", claims["sub"])
	w.WriteHeader(http.StatusNoContent)
}

// Server serves clients that present a certificate of the service CA.
func Server(handler http.Handler, authorities *x509.CertPool) *http.Server {
	return &http.Server{
		Addr:              ":8443",
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		TLSConfig: &tls.Config{
			MinVersion: tls.VersionTLS13,
			ClientAuth: tls.RequireAndVerifyClientCert,
			ClientCAs:  authorities,
		},
	}
}
