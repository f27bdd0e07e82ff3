// Package issuer serves workloads with X.509-SVIDs, which are short-lived.
package issuer

import (
	"context"
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/tls"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/spiffe/go-spiffe/v2/spiffetls/tlsconfig"
	"github.com/spiffe/go-spiffe/v2/workloadapi"
)

type issuer struct {
	key *ecdsa.PrivateKey
}

func run(ctx context.Context, i *issuer) error {
	source, err := workloadapi.NewX509Source(ctx)
	if err != nil {
		return err
	}
	config := &tls.Config{MinVersion: tls.VersionTLS13}
	tlsconfig.HookMTLSServerConfig(config, source, source, tlsconfig.AuthorizeAny())
	mux := http.NewServeMux()
	mux.HandleFunc("/token", i.token)
	server := &http.Server{
		Addr:      ":8443",
		Handler:   mux,
		TLSConfig: config,
	}
	return server.ListenAndServeTLS("", "")
}

func (i *issuer) token(w http.ResponseWriter, r *http.Request) {
	cert := r.TLS.PeerCertificates[0]
	sum := sha256.Sum256(cert.Raw)
	claims := jwt.MapClaims{
		"sub": cert.URIs[0].String(),
		"cnf": map[string]string{"x5t#S256": base64.RawURLEncoding.EncodeToString(sum[:])},
		"exp": time.Now().Add(5 * time.Minute).Unix(),
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(i.key)
	if err != nil {
		http.Error(w, "cannot sign", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(signed))
}
