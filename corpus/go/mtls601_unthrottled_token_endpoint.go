// options: persona=pedantic short-lived-certificates
// Package issuer answers as often as it is asked.
package issuer

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Issuer signs tokens.
type Issuer struct {
	key     *ecdsa.PrivateKey
	clients map[string]bool
}

// Routes is the service.
func Routes(i *Issuer) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /token", i.issue) // expect: MTLS601
	return mux
}

func (i *Issuer) issue(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.PeerCertificates[0]
	if !i.clients[cert.Subject.CommonName] {
		http.Error(w, "unknown client", http.StatusForbidden)
		return
	}
	sum := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.Subject.CommonName,
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
		"exp": time.Now().Add(5 * time.Minute).Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(i.key)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
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
