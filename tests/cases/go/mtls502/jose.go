// options: client-certificates=verified short-lived-certificates
// Package issuer issues for ten days.
package issuer

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

type cnf struct {
	X5t string `json:"x5t#S256"`
}

func issue(signer jose.Signer) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		cert := r.TLS.PeerCertificates[0]
		sum := sha256.Sum256(cert.Raw)
		std := jwt.Claims{Subject: cert.Subject.CommonName, Expiry: jwt.NewNumericDate(time.Now().Add(240 * time.Hour))}
		private := map[string]any{"cnf": cnf{X5t: base64.RawURLEncoding.EncodeToString(sum[:])}}
		raw, err := jwt.Signed(signer).Claims(std).Claims(private).Serialize() // expect: MTLS502
		if err != nil {
			http.Error(w, "x", 500)
			return
		}
		w.Write([]byte(raw))
	}
}
