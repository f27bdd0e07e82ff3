// options: client-certificates=verified
package main

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

type Verdict int

const (
	Good Verdict = iota
	Revoked
)

var crl *x509.RevocationList
var key = load()

func judge(cert *x509.Certificate) Verdict {
	for _, entry := range crl.RevokedCertificateEntries {
		if entry.SerialNumber.Cmp(cert.SerialNumber) == 0 {
			return Revoked
		}
	}
	return Good
}

func token(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.PeerCertificates[0]
	if judge(cert) != Good {
		http.Error(w, "no", 401)
		return
	}
	sum := sha256.Sum256(cert.Raw)
	t, _ := jwt.NewWithClaims(jwt.SigningMethodES256, jwt.MapClaims{"exp": time.Now().Add(time.Minute).Unix(), "cnf": map[string]any{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])}}).SignedString(key)
	w.Write([]byte(t))
}

func main() {
	http.HandleFunc("/token", token)
	s := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{ClientAuth: tls.RequireAndVerifyClientCert}}
	s.ListenAndServeTLS("a", "b")
}
