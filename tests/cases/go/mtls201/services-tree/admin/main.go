// options: short-lived-certificates
// The lax service of the two.
package main

import (
	"crypto/rsa"
	"crypto/sha256"
	"crypto/tls"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

var signingKey *rsa.PrivateKey

func issue(w http.ResponseWriter, r *http.Request) {
	leaf := r.TLS.PeerCertificates[0]
	sum := sha256.Sum256(leaf.Raw)
	claims := jwt.MapClaims{
		"sub": leaf.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
		"exp": time.Now().Add(5 * time.Minute).Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(signingKey) // expect: MTLS201
	if err != nil {
		http.Error(w, "signing failed", http.StatusInternalServerError)
		return
	}
	w.Write([]byte(signed))
}

func main() {
	http.HandleFunc("/token", issue)
	server := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{ClientAuth: tls.RequestClientCert}} // expect: MTLS401
	server.ListenAndServeTLS("server.crt", "server.key")
}
