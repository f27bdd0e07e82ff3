package httpapi

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"example.com/ledger/internal/clientauth"
	"example.com/ledger/internal/token"
)

type subjectKey struct{}

// bearer refuses requests without a token of the client that sends them.
func (s *Server) bearer(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		certificate, ok := clientauth.Certificate(r.Context())
		if !ok {
			http.Error(w, "client certificate required", http.StatusUnauthorized)
			return
		}
		raw, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !found {
			http.Error(w, "access token required", http.StatusUnauthorized)
			return
		}
		claims, err := s.Verifier.Verify(raw, certificate)
		if errors.Is(err, token.ErrNotHolder) {
			http.Error(w, err.Error(), http.StatusForbidden)
			return
		}
		if err != nil {
			http.Error(w, "invalid access token", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), subjectKey{}, claims.Subject)))
	})
}

func subject(r *http.Request) string {
	name, _ := r.Context().Value(subjectKey{}).(string)
	return name
}
