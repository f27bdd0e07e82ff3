package server

import (
	"github.com/go-jose/go-jose/v4/jwt"
	golang "github.com/golang-jwt/jwt/v5"
)

func unverified(raw string) (string, error) {
	claims := golang.MapClaims{}
	// ruleid: mtls103-unverified-token-go
	_, _, err := golang.NewParser().ParseUnverified(raw, claims)
	return claims["sub"].(string), err
}

func none(token *golang.Token) (any, error) {
	// ruleid: mtls103-unverified-token-go
	return golang.UnsafeAllowNoneSignatureType, nil
}

func ofJose(token *jwt.JSONWebToken) (claims jwt.Claims, err error) {
	// ruleid: mtls103-unverified-token-go
	err = token.UnsafeClaimsWithoutVerification(&claims)
	return
}

func peeks(raw string) (*golang.Token, error) {
	// ok: mtls103-unverified-token-go
	peeked, _, err := golang.NewParser().ParseUnverified(raw, golang.MapClaims{})
	if err != nil {
		return nil, err
	}
	return golang.Parse(raw, keyOf(peeked))
}

func verified(token *jwt.JSONWebToken) (claims jwt.Claims, err error) {
	// ok: mtls103-unverified-token-go
	err = token.Claims(key, &claims)
	return
}

func ofItsOwn(jwt interface{ WithVerify(bool) any }) any {
	// ok: mtls103-unverified-token-go
	return jwt.WithVerify(false)
}
