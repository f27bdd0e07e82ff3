package httpapi

import (
	"encoding/json"
	"net/http"
	"time"

	"example.com/ledger/internal/clientauth"
)

// issue gives a client its access token.
func (s *Server) issue(w http.ResponseWriter, r *http.Request) {
	certificate, ok := clientauth.Certificate(r.Context())
	if !ok {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	signed, expires, err := s.Issuer.Issue(certificate)
	if err != nil {
		http.Error(w, "cannot issue a token", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(map[string]any{
		"access_token": signed,
		"token_type":   "Bearer",
		"expires_in":   int(time.Until(expires).Seconds()),
	})
}
