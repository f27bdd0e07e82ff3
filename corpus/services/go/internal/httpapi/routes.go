package httpapi

import "net/http"

// Middleware wraps a handler.
type Middleware func(http.Handler) http.Handler

// Routes says which handler answers what, and what runs in front of it.
func (s *Server) Routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", s.health)
	mux.HandleFunc("GET /.well-known/jwks.json", s.jwks)
	mux.Handle("POST /token", behind(s.issue, s.limiter.Limit, s.Guard.Require, s.Guard.NotRevoked))
	mux.Handle("GET /v1/accounts/{id}", behind(s.account, s.Guard.Require, s.Guard.NotRevoked, s.bearer))
	mux.Handle("POST /v1/transfers", behind(s.transfer, s.Guard.Require, s.Guard.NotRevoked, s.bearer))
	return mux
}

// behind puts middleware in front of a handler; the first runs first.
func behind(handler http.HandlerFunc, middleware ...Middleware) http.Handler {
	var chain http.Handler = handler
	for i := len(middleware) - 1; i >= 0; i-- {
		chain = middleware[i](chain)
	}
	return chain
}
