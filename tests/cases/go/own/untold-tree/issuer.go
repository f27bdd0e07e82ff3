package issuer

import (
	"crypto/rsa"
	"net/http"

	"example.org/acme/pki"
	"example.org/acme/tokens"
)

type server struct {
	key       *rsa.PrivateKey
	directory *pki.Directory
}

func (s *server) issue(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "client certificate required", http.StatusUnauthorized)
		return
	}
	cert := r.TLS.PeerCertificates[0]
	if err := s.directory.Check(cert); err != nil {
		http.Error(w, "not accepted", http.StatusForbidden)
		return
	}
	signed, err := tokens.Issue(cert, s.key)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
