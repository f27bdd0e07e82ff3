package server

import (
	"github.com/cloudflare/cfssl/revoke"
	"google.golang.org/grpc/security/advancedtls"
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
