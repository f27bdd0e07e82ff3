// options: short-lived-certificates
// Package issuer knows the address of its proxy by a name that another file gives it.
package issuer

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Issuer signs tokens.
type Issuer struct {
	key *ecdsa.PrivateKey
	roots *x509.CertPool
}

func (i *Issuer) issue(w http.ResponseWriter, r *http.Request) {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil || host != proxyAddress {
		http.Error(w, "no", 403)
		return
	}
	text, err := url.QueryUnescape(r.Header.Get("X-SSL-Client-Cert"))
	if err != nil {
		http.Error(w, "bad certificate", http.StatusBadRequest)
		return
	}
	block, _ := pem.Decode([]byte(text))
	cert, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		http.Error(w, "bad certificate", http.StatusBadRequest)
		return
	}
	if _, err := cert.Verify(x509.VerifyOptions{Roots: i.roots}); err != nil {
		http.Error(w, "untrusted certificate", http.StatusForbidden)
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
