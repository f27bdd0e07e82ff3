module example.com/ledger

go 1.22

require (
	github.com/golang-jwt/jwt/v5 v5.2.1
	golang.org/x/crypto v0.24.0
	golang.org/x/time v0.5.0
)
