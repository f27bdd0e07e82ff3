// options: client-certificates=verified short-lived-certificates
// Package peek asks the workload API.
package peek

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"

	"github.com/spiffe/go-spiffe/v2/workloadapi"
)

// Peek answers to tokens.
type Peek struct {
}

func (s *Peek) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	raw := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	svid, err := workloadapi.ValidateJWTSVID(r.Context(), raw, "orders")
	if err != nil {
		http.Error(w, "bad token", http.StatusUnauthorized)
		return
	}
	bound, _ := svid.Claims["cnf"].(map[string]any)
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	if bound["x5t#S256"] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, "token of another client", http.StatusUnauthorized)
		return
	}
	_, _ = w.Write([]byte(svid.ID.String()))
}
