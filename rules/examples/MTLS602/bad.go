package main

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/crypto/bcrypt"
)

func issue(w http.ResponseWriter, r *http.Request) {
	claims := jwt.MapClaims{"exp": time.Now().Add(10 * time.Minute).Unix()}
	if len(r.TLS.PeerCertificates) == 0 {
		user := users[r.FormValue("name")]
		if bcrypt.CompareHashAndPassword(user.Hash, []byte(r.FormValue("password"))) != nil {
			http.Error(w, "who are you", http.StatusUnauthorized)
			return
		}
		claims["sub"] = user.Name
	} else {
		cert := r.TLS.VerifiedChains[0][0]
		sum := sha256.Sum256(cert.Raw)
		claims["sub"] = cert.Subject.CommonName
		claims["cnf"] = map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])}
	}
	token, _ := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(issuerKey)
	w.Write([]byte(token))
}
