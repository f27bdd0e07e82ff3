// Package token issues access tokens and accepts them again.
package token

import (
	"github.com/golang-jwt/jwt/v5"

	"example.com/ledger/internal/binding"
)

// Claims are what an access token says.
type Claims struct {
	jwt.RegisteredClaims
	Confirmation binding.Confirmation `json:"cnf"`
}
