// Package vulnerable is the seed's third example: the token is verified with the presented certificate's key.
package vulnerable

import (
	"net/http"

	"example.com/seed/jwt"
)

func handleRequest(w http.ResponseWriter, r *http.Request) {
	cert, err := getClientCert(r.TLS)
	if err != nil {
		http.Error(w, "No cert", 401)
		return
	}

	token := extractJWTFromHeader(r)
	claims, err := jwt.ParseWithCert(token, cert) // expect: MTLS102 MTLS202

	// Vulnerable: no check if certificate is revoked
	if err == nil {
		_ = claims
		w.Write([]byte("Access granted"))
	}
}
