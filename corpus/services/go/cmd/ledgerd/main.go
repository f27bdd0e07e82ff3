// Command ledgerd serves accounts to clients that authenticate by certificate.
package main

import (
	"log"

	"example.com/ledger/internal/clientauth"
	"example.com/ledger/internal/config"
	"example.com/ledger/internal/httpapi"
	"example.com/ledger/internal/pki"
	"example.com/ledger/internal/token"
)

func main() {
	settings, err := config.FromEnvironment()
	if err != nil {
		log.Fatal(err)
	}
	clients, err := pki.LoadAuthority(settings.ClientCA)
	if err != nil {
		log.Fatal(err)
	}
	revocation := pki.NewRevocation(
		pki.WithList(pki.NewListFile(settings.RevocationList, clients)),
		pki.WithResponder(pki.NewResponder(clients)),
	)
	keys, err := token.LoadKeys(settings.SigningKey)
	if err != nil {
		log.Fatal(err)
	}
	guard := clientauth.New(revocation, settings.AllowedClients)
	server := httpapi.NewServer(httpapi.Dependencies{
		Guard:    guard,
		Issuer:   token.NewIssuer(keys, settings.Issuer, settings.Audience),
		Verifier: token.NewVerifier(keys, settings.Issuer, settings.Audience),
		Keys:     keys,
	})
	log.Fatal(server.Listen(settings.Address, clients.Pool(), settings.ServerCertificate, settings.ServerKey))
}
