// options: client-certificates=verified short-lived-certificates
// Package issuer issues with jwtauth.
package issuer

import (
	"net/http"
	"os"
	"time"

	"github.com/go-chi/jwtauth/v5"
)

// Token answers to the holder of a certificate.
func Token(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	auth := jwtauth.New("HS256", []byte(os.Getenv("TOKEN_SECRET")), nil)
	claims := map[string]any{
		"sub": r.TLS.PeerCertificates[0].Subject.CommonName,
		"exp": time.Now().Add(10 * time.Minute).Unix(),
	}
	_, signed, err := auth.Encode(claims) // expect: MTLS301
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
