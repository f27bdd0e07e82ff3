// Package config reads the settings of the service from its environment.
package config

import (
	"fmt"
	"os"
	"strings"
)

// Settings say where the service finds what it needs.
type Settings struct {
	Address           string
	ServerCertificate string
	ServerKey         string
	ClientCA          string
	RevocationList    string
	SigningKey        string
	Issuer            string
	Audience          string
	AllowedClients    []string
}

// FromEnvironment gives the settings, or says which of them is missing.
func FromEnvironment() (Settings, error) {
	var missing []string
	read := func(name string) string {
		value := os.Getenv("LEDGER_" + name)
		if value == "" {
			missing = append(missing, name)
		}
		return value
	}
	settings := Settings{
		Address:           read("ADDRESS"),
		ServerCertificate: read("TLS_CERT"),
		ServerKey:         read("TLS_KEY"),
		ClientCA:          read("CLIENT_CA"),
		RevocationList:    read("CLIENT_CRL"),
		SigningKey:        read("SIGNING_KEY"),
		Issuer:            read("ISSUER"),
		Audience:          read("AUDIENCE"),
		AllowedClients:    strings.Split(read("CLIENTS"), ","),
	}
	if len(missing) > 0 {
		return Settings{}, fmt.Errorf("not set: %s", strings.Join(missing, ", "))
	}
	return settings, nil
}
