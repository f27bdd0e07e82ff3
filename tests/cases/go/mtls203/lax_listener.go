// options: short-lived-certificates
// Package issuer checks by hand what its listener does not.
package issuer

import (
	"crypto/rsa"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Serve listens.
func Serve(key *rsa.PrivateKey, ca *x509.Certificate, cas *x509.CertPool) error {
	handler := func(w http.ResponseWriter, r *http.Request) {
		cert := r.TLS.PeerCertificates[0]
		if err := cert.CheckSignatureFrom(ca); err != nil { // expect: MTLS203
			http.Error(w, "untrusted certificate", http.StatusForbidden)
			return
		}
		sum := sha256.Sum256(cert.Raw)
		claims := jwt.MapClaims{
			"sub": cert.Subject.CommonName,
			"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
			"exp": time.Now().Add(10 * time.Minute).Unix(),
		}
		signed, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
		if err != nil {
			http.Error(w, "cannot sign", http.StatusInternalServerError)
			return
		}
		_, _ = w.Write([]byte(signed))
	}
	server := &http.Server{
		Addr:    ":8443",
		Handler: http.HandlerFunc(handler),
		TLSConfig: &tls.Config{ClientAuth: tls.RequireAnyClientCert, ClientCAs: cas},
	}
	return server.ListenAndServeTLS("server.crt", "server.key")
}
