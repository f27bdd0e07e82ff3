// Package options reads what the operator chose.
package options

import (
	"crypto/tls"
	"fmt"
)

// ClientAuth gives the mode of that name.
func ClientAuth(name string) (tls.ClientAuthType, error) {
	switch name {
	case "request":
		return tls.RequestClientCert, nil
	case "any":
		return tls.RequireAnyClientCert, nil
	case "if-given":
		return tls.VerifyClientCertIfGiven, nil
	case "require":
		return tls.RequireAndVerifyClientCert, nil
	default:
		return tls.NoClientCert, fmt.Errorf("unknown mode %q", name)
	}
}
