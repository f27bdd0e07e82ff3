// Package main issues tokens behind gorilla/mux.
package main

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"log"
	"net/http"
	"time"

	"github.com/gorilla/mux"
	"github.com/golang-jwt/jwt/v5"
)

type app struct {
	key   *ecdsa.PrivateKey
	roots *x509.CertPool
}

func main() {
	a := &app{}
	r := mux.NewRouter()
	api := r.PathPrefix("/v1").Subrouter()
	api.Use(a.mutual)
	r.Use(a.notRevoked)
	r.HandleFunc("/token", a.token)
	log.Fatal(http.ListenAndServe(":8080", r))
}

func (a *app) mutual(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
			http.Error(w, "client certificate required", http.StatusUnauthorized)
			return
		}
		leaf := r.TLS.PeerCertificates[0]
		if _, err := leaf.Verify(x509.VerifyOptions{Roots: a.roots}); err != nil {
			http.Error(w, "untrusted certificate", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (a *app) notRevoked(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := checkOCSP(r.TLS.PeerCertificates[0]); err != nil {
			http.Error(w, "revoked certificate", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (a *app) token(w http.ResponseWriter, r *http.Request) {
	leaf := r.TLS.PeerCertificates[0]
	digest := sha256.Sum256(leaf.Raw)
	token := jwt.NewWithClaims(jwt.SigningMethodES256, jwt.MapClaims{
		"sub": leaf.Subject.CommonName,
		"exp": time.Now().Add(time.Minute).Unix(),
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(digest[:])},
	})
	signed, err := token.SignedString(a.key) // expect: MTLS201
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
