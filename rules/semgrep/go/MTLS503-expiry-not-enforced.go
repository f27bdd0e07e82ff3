package server

import (
	"errors"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	jose "github.com/go-jose/go-jose/v4/jwt"
	"github.com/golang-jwt/jwt/v5"
)

func withoutClaims(raw string, key jwt.Keyfunc) (*jwt.Token, error) {
	// ruleid: mtls503-expiry-not-enforced-go
	return jwt.Parse(raw, key, jwt.WithValidMethods([]string{"RS256"}), jwt.WithoutClaimsValidation())
}

func oldParser() *jwt.Parser {
	return &jwt.Parser{
		ValidMethods: []string{"RS256"},
		// ruleid: mtls503-expiry-not-enforced-go
		SkipClaimsValidation: true,
	}
}

func oldParserAssigned(parser *jwt.Parser) {
	// ruleid: mtls503-expiry-not-enforced-go
	parser.SkipClaimsValidation = true
}

func openid(provider *oidc.Provider) *oidc.IDTokenVerifier {
	// ruleid: mtls503-expiry-not-enforced-go
	return provider.Verifier(&oidc.Config{ClientID: "app", SkipExpiryCheck: true})
}

func notValidated(raw []byte) (any, error) {
	// ruleid: mtls503-expiry-not-enforced-go
	return jwt.Parse(raw, jwt.WithKeySet(keys), jwt.WithValidate(false))
}

func weekOfLeeway(raw string, key jwt.Keyfunc) (*jwt.Token, error) {
	// ruleid: mtls503-expiry-not-enforced-go
	return jwt.Parse(raw, key, jwt.WithLeeway(168*time.Hour))
}

func leewayOfClaims(claims jose.Claims, expected jose.Expected) error {
	// ruleid: mtls503-expiry-not-enforced-go
	return claims.ValidateWithLeeway(expected, 48*time.Hour)
}

func withClaims(raw string, key jwt.Keyfunc) (*jwt.Token, error) {
	// ok: mtls503-expiry-not-enforced-go
	return jwt.Parse(raw, key, jwt.WithValidMethods([]string{"RS256"}), jwt.WithExpirationRequired())
}

func oldParserStrict() *jwt.Parser {
	// ok: mtls503-expiry-not-enforced-go
	return &jwt.Parser{ValidMethods: []string{"RS256"}, SkipClaimsValidation: false}
}

func openidStrict(provider *oidc.Provider) *oidc.IDTokenVerifier {
	// ok: mtls503-expiry-not-enforced-go
	return provider.Verifier(&oidc.Config{ClientID: "app"})
}

func validatedAfterwards(raw []byte) error {
	// ok: mtls503-expiry-not-enforced-go
	token, err := jwt.Parse(raw, jwt.WithKeySet(keys), jwt.WithValidate(false))
	if err != nil {
		return err
	}
	return jwt.Validate(token)
}

func minuteOfLeeway(raw string, key jwt.Keyfunc) (*jwt.Token, error) {
	// ok: mtls503-expiry-not-enforced-go
	return jwt.Parse(raw, key, jwt.WithLeeway(1*time.Hour))
}

func enforcedByHand(raw string, key jwt.Keyfunc) error {
	claims := &jwt.RegisteredClaims{}
	// ok: mtls503-expiry-not-enforced-go
	_, err := jwt.ParseWithClaims(raw, claims, key, jwt.WithoutClaimsValidation())
	if err != nil {
		return err
	}
	if claims.ExpiresAt.Before(time.Now()) {
		return errors.New("expired")
	}
	return nil
}

func expiredForgiven(raw string, key jwt.Keyfunc) (*jwt.Token, error) {
	token, err := jwt.Parse(raw, key, jwt.WithValidMethods([]string{"RS256"}))
	// ruleid: mtls503-expiry-not-enforced-go
	if err != nil && !errors.Is(err, jwt.ErrTokenExpired) {
		return nil, err
	}
	return token, nil
}

func expiredTold(raw string, key jwt.Keyfunc) (*jwt.Token, error) {
	token, err := jwt.Parse(raw, key, jwt.WithValidMethods([]string{"RS256"}))
	// ok: mtls503-expiry-not-enforced-go
	if err != nil && errors.Is(err, jwt.ErrTokenExpired) {
		return nil, errors.New("log in again")
	}
	return token, err
}
