// Package ratelimit keeps single clients from asking too often.
package ratelimit

import (
	"net"
	"net/http"
	"sync"

	"golang.org/x/time/rate"
)

// Limiter allows each address so many requests.
type Limiter struct {
	mutex   sync.Mutex
	clients map[string]*rate.Limiter
	every   rate.Limit
	burst   int
}

// New gives a limiter.
func New(every rate.Limit, burst int) *Limiter {
	return &Limiter{clients: map[string]*rate.Limiter{}, every: every, burst: burst}
}

// Limit refuses what comes too fast.
func (l *Limiter) Limit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.RemoteAddr)
		if err != nil || !l.of(host).Allow() {
			http.Error(w, "too many requests", http.StatusTooManyRequests)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (l *Limiter) of(host string) *rate.Limiter {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	limiter, ok := l.clients[host]
	if !ok {
		limiter = rate.NewLimiter(l.every, l.burst)
		l.clients[host] = limiter
	}
	return limiter
}
