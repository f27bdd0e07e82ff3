package httpapi

import (
	"encoding/json"
	"net/http"
)

type account struct {
	ID    string `json:"id"`
	Owner string `json:"owner"`
}

type transfer struct {
	From   string `json:"from"`
	To     string `json:"to"`
	Amount int64  `json:"amount"`
}

func (s *Server) account(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(account{ID: r.PathValue("id"), Owner: subject(r)})
}

func (s *Server) transfer(w http.ResponseWriter, r *http.Request) {
	var order transfer
	if err := json.NewDecoder(r.Body).Decode(&order); err != nil || order.Amount <= 0 {
		http.Error(w, "invalid transfer", http.StatusBadRequest)
		return
	}
	if order.From != subject(r) {
		http.Error(w, "not your account", http.StatusForbidden)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}
