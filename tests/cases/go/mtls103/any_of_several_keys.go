// options: client-certificates=verified short-lived-certificates
// Package orders tries several keys, and goes on without.
package orders

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"log"
	"net/http"
	"strings"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"example.com/keys"
)

type claims struct {
	jwt.Claims
	Cnf map[string]string `json:"cnf"`
}

// Orders answers to tokens of several issuers.
type Orders struct {
	store keys.Store
}

type refusal struct {
	status int
	cause  error
}

func (r *refusal) Error() string { return r.cause.Error() }

func wrap(status int, err error) error {
	if err == nil {
		return nil
	}
	var known *refusal
	if errors.As(err, &known) {
		err = known.cause
	}
	return &refusal{status, err}
}

func (o *Orders) authorize(raw string) (*claims, error) {
	token, err := jwt.ParseSigned(raw, []jose.SignatureAlgorithm{jose.ES256})
	if err != nil {
		return nil, wrap(http.StatusUnauthorized, err)
	}
	var isSigned bool
	var found claims
	for _, key := range o.store.Get(token.Headers[0].KeyID) {
		if err := token.Claims(key, &found); err == nil { // expect: MTLS103
			isSigned = true
			break
		}
	}
	if !isSigned {
		log.Print("no key fits")
	}
	return &found, nil
}

func (o *Orders) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	known, err := o.authorize(strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "))
	if err != nil {
		http.Error(w, err.Error(), http.StatusUnauthorized)
		return
	}
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	if known.Cnf["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "token of another client", http.StatusUnauthorized)
		return
	}
	_ = json.NewEncoder(w).Encode(map[string]string{"owner": known.Subject})
}
