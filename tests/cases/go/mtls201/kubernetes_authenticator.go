// options: short-lived-certificates
// Package issuer asks the authenticator of Kubernetes.
package issuer

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
	x509request "k8s.io/apiserver/pkg/authentication/request/x509"
)

// Issuer signs tokens.
type Issuer struct {
	key  *ecdsa.PrivateKey
	auth *x509request.Authenticator
}

// New gives an issuer for the clients of one CA.
func New(key *ecdsa.PrivateKey, roots *x509.CertPool) *Issuer {
	options := x509.VerifyOptions{Roots: roots, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}}
	return &Issuer{key: key, auth: x509request.New(options, x509request.CommonNameUserConversion)}
}

func (i *Issuer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	response, ok, err := i.auth.AuthenticateRequest(r)
	if err != nil || !ok {
		http.Error(w, "unknown client", http.StatusUnauthorized)
		return
	}
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	claims := jwt.MapClaims{
		"sub": response.User.GetName(),
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
