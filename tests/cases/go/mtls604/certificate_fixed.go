// options: assume-mtls client-certificates=verified short-lived-certificates
// Package recovery asks for the old certificate.
package recovery

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Users are kept elsewhere.
type Users interface {
	ByMail(address string) *User
}

// User is somebody.
type User struct {
	ID     string
	Mail   string
	Answer string
	Code   string
	Secret string
}

// Service gives certificates again.
type Service struct {
	key   *ecdsa.PrivateKey
	users Users
}

// Routes is the service.
func Routes(s *Service) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /certificates/recover", s.again)
	return mux
}

func (s *Service) again(w http.ResponseWriter, r *http.Request) {
	user := s.users.ByMail(r.FormValue("mail"))
	if user == nil {
		http.Error(w, "unknown", http.StatusNotFound)
		return
	}
	if len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	sum := sha256.Sum256(r.TLS.PeerCertificates[0].Raw)
	claims := jwt.MapClaims{"sub": user.ID, "cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])}, "exp": time.Now().Add(time.Minute).Unix()}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(s.key)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
