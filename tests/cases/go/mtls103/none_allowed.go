// options: client-certificates=verified short-lived-certificates
// Package peek meets tokens without a signature.
package peek

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"

	"github.com/golang-jwt/jwt/v5"
)

// Peek answers to tokens.
type Peek struct {
	issuer *ecdsa.PublicKey
}

func (s *Peek) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	raw := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	claims := jwt.MapClaims{}
	if _, err := jwt.ParseWithClaims(raw, claims, s.key); err != nil { // expect: MTLS103
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	bound, _ := claims["cnf"].(map[string]any)
	subject, _ := claims["sub"].(string)
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	if bound["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "token of another client", http.StatusUnauthorized)
		return
	}
	_, _ = w.Write([]byte(subject))
}

func (s *Peek) key(token *jwt.Token) (any, error) {
	if token.Method == jwt.SigningMethodNone {
		return jwt.UnsafeAllowNoneSignatureType, nil
	}
	return s.issuer, nil
}
