package httpapi

import (
	"encoding/json"
	"net/http"
)

// health is for the load balancer.
func (s *Server) health(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusNoContent)
}

// jwks publishes the keys that verify tokens.
func (s *Server) jwks(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(s.Keys.Document())
}
