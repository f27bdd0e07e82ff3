// options: client-certificates=verified short-lived-certificates
// Package issuer takes a password and a code instead of the certificate.
package issuer

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/pquerna/otp/totp"
	"golang.org/x/crypto/bcrypt"
)

// Users are kept elsewhere.
type Users interface {
	Find(name string) *User
}

// User has a password.
type User struct {
	ID     string
	Hash   []byte
	Secret string
}

// Issuer signs tokens.
type Issuer struct {
	key   *ecdsa.PrivateKey
	users Users
}

func (i *Issuer) issue(w http.ResponseWriter, r *http.Request) {
	claims := jwt.MapClaims{"exp": time.Now().Add(5 * time.Minute).Unix()}
	if len(r.TLS.PeerCertificates) > 0 {
		cert := r.TLS.PeerCertificates[0]
		sum := sha256.Sum256(cert.Raw)
		claims["sub"] = cert.Subject.CommonName
		claims["cnf"] = map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])}
	} else {
		user := i.users.Find(r.FormValue("name"))
		if user == nil || bcrypt.CompareHashAndPassword(user.Hash, []byte(r.FormValue("password"))) != nil {
			http.Error(w, "who are you", http.StatusUnauthorized)
			return
		}
		if !totp.Validate(r.FormValue("code"), user.Secret) {
			http.Error(w, "who are you", http.StatusUnauthorized)
			return
		}
		claims["sub"] = user.ID
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(i.key)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
