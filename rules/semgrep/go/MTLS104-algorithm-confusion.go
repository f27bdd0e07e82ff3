package server

import (
	"github.com/go-jose/go-jose/v4"
	josejwt "github.com/go-jose/go-jose/v4/jwt"
	"github.com/golang-jwt/jwt/v5"
)

func mixed(raw string, key jwt.Keyfunc) (*jwt.Token, error) {
	// ruleid: mtls104-algorithm-confusion-go
	return jwt.Parse(raw, key, jwt.WithValidMethods([]string{"RS256", "HS256"}))
}

func mixedOfJose(raw string) (*josejwt.JSONWebToken, error) {
	// ruleid: mtls104-algorithm-confusion-go
	return josejwt.ParseSigned(raw, []jose.SignatureAlgorithm{jose.HS256, jose.ES256})
}

func pinned(raw string, key jwt.Keyfunc) (*jwt.Token, error) {
	// ok: mtls104-algorithm-confusion-go
	return jwt.Parse(raw, key, jwt.WithValidMethods([]string{"RS256", "PS256"}))
}

func pinnedOfJose(raw string) (*josejwt.JSONWebToken, error) {
	// ok: mtls104-algorithm-confusion-go
	return josejwt.ParseSigned(raw, []jose.SignatureAlgorithm{jose.ES256})
}

func secret(raw string, key jwt.Keyfunc) (*jwt.Token, error) {
	// ok: mtls104-algorithm-confusion-go
	return jwt.Parse(raw, key, jwt.WithValidMethods([]string{"HS256", "HS512"}))
}

func ofItsOwn(parser interface{ WithValidMethods([]string) any }) any {
	// ok: mtls104-algorithm-confusion-go
	return parser.WithValidMethods([]string{"RS256", "HS256"})
}
