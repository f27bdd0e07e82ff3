package server

import (
	"crypto/x509"
	"errors"
	"io"
	"net/http"

	"github.com/cloudflare/cfssl/revoke"
	"google.golang.org/grpc/security/advancedtls"
	"golang.org/x/crypto/ocsp"
)

func undeterminedPasses(provider advancedtls.CRLProvider) *advancedtls.RevocationOptions {
	return &advancedtls.RevocationOptions{
		CRLProvider: provider,
		// ruleid: mtls205-revocation-fail-open-go
		DenyUndetermined: false,
	}
}

func undeterminedPassesOld() *advancedtls.RevocationConfig {
	return &advancedtls.RevocationConfig{
		RootDir: "/etc/crl",
		// ruleid: mtls205-revocation-fail-open-go
		AllowUndetermined: true,
	}
}

func softFail() {
	// ruleid: mtls205-revocation-fail-open-go
	revoke.HardFail = false
}

func undeterminedDenied(provider advancedtls.CRLProvider) *advancedtls.RevocationOptions {
	return &advancedtls.RevocationOptions{
		CRLProvider: provider,
		// ok: mtls205-revocation-fail-open-go
		DenyUndetermined: true,
	}
}

func undeterminedDeniedOld() *advancedtls.RevocationConfig {
	// ok: mtls205-revocation-fail-open-go
	return &advancedtls.RevocationConfig{RootDir: "/etc/crl", AllowUndetermined: false}
}

func hardFail() {
	// ok: mtls205-revocation-fail-open-go
	revoke.HardFail = true
}

func somethingElse() policy {
	// ok: mtls205-revocation-fail-open-go
	return policy{DenyUndetermined: false}
}

func isRevoked(cert, issuer *x509.Certificate) bool {
	answer, err := http.Get(cert.OCSPServer[0])
	if err != nil {
		// ruleid: mtls205-revocation-fail-open-go
		return false
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		// ok: mtls205-revocation-fail-open-go
		return true
	}
	if response, err := ocsp.ParseResponse(body, issuer); err != nil || response.Status != ocsp.Good {
		// ok: mtls205-revocation-fail-open-go
		return true
	}
	return false
}

func (c *checker) CertRevoked(cert *x509.Certificate) (bool, error) {
	body, err := c.ask(cert)
	if err != nil {
		// ruleid: mtls205-revocation-fail-open-go
		return false, nil
	}
	// ruleid: mtls205-revocation-fail-open-go
	response, err := ocsp.ParseResponse(body, nil)
	if err != nil {
		// ok: mtls205-revocation-fail-open-go
		return false, err
	}
	// ruleid: mtls205-revocation-fail-open-go
	return response.Status == ocsp.Revoked, nil
}

func (c *checker) notRevoked(cert *x509.Certificate) bool {
	body, err := c.ask(cert)
	if err != nil {
		// ruleid: mtls205-revocation-fail-open-go
		return true
	}
	return c.good(body)
}

func checkRevocation(cert, issuer *x509.Certificate) error {
	answer, err := http.Get(cert.CRLDistributionPoints[0])
	if err != nil {
		// ruleid: mtls205-revocation-fail-open-go
		return nil
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		// ok: mtls205-revocation-fail-open-go
		return err
	}
	// ruleid: mtls205-revocation-fail-open-go
	list, err := x509.ParseRevocationList(body)
	if err != nil {
		return err
	}
	return find(list, cert)
}

func signedList(cert, issuer *x509.Certificate) error {
	answer, err := http.Get(cert.CRLDistributionPoints[0])
	if err != nil {
		return err
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	// ok: mtls205-revocation-fail-open-go
	list, err := x509.ParseRevocationList(body)
	if err != nil {
		return err
	}
	if err := list.CheckSignatureFrom(issuer); err != nil {
		return err
	}
	return find(list, cert)
}

func unknownDenied(response *ocsp.Response) error {
	// ok: mtls205-revocation-fail-open-go
	if response.Status == ocsp.Revoked || response.Status == ocsp.Unknown {
		return errors.New("not good")
	}
	return nil
}

func statusRevoked(response *ocsp.Response) error {
	if response.Status == ocsp.Good {
		return nil
	}
	// ok: mtls205-revocation-fail-open-go
	if response.Status == ocsp.Revoked {
		return errors.New("revoked")
	}
	return errors.New("unknown")
}

func unknownPasses(response *ocsp.Response) error {
	// ruleid: mtls205-revocation-fail-open-go
	if response.Status == ocsp.Revoked {
		return errors.New("revoked")
	}
	return nil
}

func isRevokedOver(err error) bool {
	if err != nil {
		// ok: mtls205-revocation-fail-open-go
		return false
	}
	return true
}

func (c *checker) anyResponder(cert, issuer *x509.Certificate) error {
	for _, server := range cert.OCSPServer {
		response, err := c.askServer(server, cert, issuer)
		if err != nil {
			continue
		}
		// ok: mtls205-revocation-fail-open-go
		if response.Status == ocsp.Revoked {
			return errors.New("revoked")
		}
		if response.Status == ocsp.Good {
			return nil
		}
	}
	return errors.New("unknown")
}
