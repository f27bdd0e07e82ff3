// options: assume-mtls client-certificates=verified short-lived-certificates
// Package recovery asks for a second factor.
package recovery

import (
	"crypto/ecdsa"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/pquerna/otp/totp"
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
	if !totp.Validate(r.FormValue("code"), user.Secret) {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	claims := jwt.MapClaims{"sub": user.ID, "exp": time.Now().Add(time.Minute).Unix()}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(s.key)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
