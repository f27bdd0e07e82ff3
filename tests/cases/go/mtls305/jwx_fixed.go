// options: persona=pedantic client-certificates=verified short-lived-certificates
// Package issuer signs with jwx.
package issuer

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/lestrrat-go/jwx/v2/jwa"
	"github.com/lestrrat-go/jwx/v2/jwt"
)

// Issuer signs tokens.
type Issuer struct {
	key     *ecdsa.PrivateKey
	clients map[string]bool
}

func (i *Issuer) issue(w http.ResponseWriter, r *http.Request) {
	if len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	if !i.clients[cert.Subject.CommonName] {
		http.Error(w, "unknown client", http.StatusForbidden)
		return
	}
	sum := sha256.Sum256(cert.Raw)
	digest := base64.RawURLEncoding.EncodeToString(sum[:])
	token, err := jwt.NewBuilder().
		Subject(cert.Subject.CommonName).
		Audience([]string{"orders"}).
		Expiration(time.Now().Add(5*time.Minute)).
		Claim("cnf", map[string]string{"x5t#S256": digest}).
		Build()
	if err != nil {
		http.Error(w, "cannot build", http.StatusInternalServerError)
		return
	}
	signed, err := jwt.Sign(token, jwt.WithKey(jwa.ES256, i.key))
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write(signed)
}
