// Package api answers in several ways.
package api

import (
	"fmt"
	"io"
	"net/http"

	"example.com/gate/bearer"
	"example.com/gate/mutual"
)

// API knows the key of the issuer.
type API struct {
	Key any
}

// Line greets the client.
func (a *API) Line(w http.ResponseWriter, r *http.Request) {
	claims, err := bearer.Verify(r.Header.Get("Authorization"), a.Key)
	if err != nil {
		http.Error(w, "invalid token", http.StatusUnauthorized)
		return
	}
	if !claims.Of(mutual.Certificate(r.Context())) {
		http.Error(w, "token of another client", http.StatusForbidden)
		return
	}
	_, _ = fmt.Fprintln(w, "hello", claims.Subject)
}

// Words greets the client.
func (a *API) Words(w http.ResponseWriter, r *http.Request) {
	claims, err := bearer.Verify(r.Header.Get("Authorization"), a.Key)
	if err != nil {
		http.Error(w, "invalid token", http.StatusUnauthorized)
		return
	}
	if !claims.Of(mutual.Certificate(r.Context())) {
		http.Error(w, "token of another client", http.StatusForbidden)
		return
	}
	_, _ = fmt.Fprint(w, "hello ", claims.Subject)
}

// Text greets the client.
func (a *API) Text(w http.ResponseWriter, r *http.Request) {
	claims, err := bearer.Verify(r.Header.Get("Authorization"), a.Key)
	if err != nil {
		http.Error(w, "invalid token", http.StatusUnauthorized)
		return
	}
	if !claims.Of(mutual.Certificate(r.Context())) {
		http.Error(w, "token of another client", http.StatusForbidden)
		return
	}
	_, _ = io.WriteString(w, claims.Subject)
}
