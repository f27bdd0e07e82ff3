// Package bank signs with the key of its own server certificate.
package bank

import (
	"crypto/tls"
	"crypto/x509"
	"log"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

func run(mux http.Handler, pool *x509.CertPool) (string, error) {
	pair, err := tls.LoadX509KeyPair("server.crt", "server.key")
	if err != nil {
		return "", err
	}
	config := &tls.Config{
		Certificates: []tls.Certificate{pair},
		ClientCAs:    pool,
		ClientAuth:   tls.RequireAndVerifyClientCert,
	}
	go func() {
		server := &http.Server{Addr: ":8443", Handler: mux, TLSConfig: config}
		log.Println(server.ListenAndServeTLS("", ""))
	}()
	claims := jwt.MapClaims{"iss": "bank", "sub": "self-test", "exp": time.Now().Add(time.Minute).Unix()}
	return jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(pair.PrivateKey)
}
