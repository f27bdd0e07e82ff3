package main

import (
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"log"
	"net/http"
	"time"

	"github.com/pquerna/otp/totp"
)

func recover(w http.ResponseWriter, r *http.Request) {
	user := users.ByMail(r.FormValue("mail"))
	if user == nil || !totp.Validate(r.FormValue("code"), user.Secret) {
		http.Error(w, "unknown user", http.StatusUnauthorized)
		return
	}
	template := &x509.Certificate{Subject: user.Name, NotAfter: time.Now().AddDate(0, 3, 0)}
	cert, err := x509.CreateCertificate(rand.Reader, template, clientCA, r.FormValue("key"), caKey)
	if err != nil {
		http.Error(w, "cannot issue", http.StatusInternalServerError)
		return
	}
	w.Write(cert)
}

func main() {
	http.HandleFunc("POST /recover", recover)
	server := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{ClientCAs: clientCAs, ClientAuth: tls.VerifyClientCertIfGiven}}
	log.Fatal(server.ListenAndServeTLS("server.crt", "server.key"))
}
