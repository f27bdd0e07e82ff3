module example.org/resource

go 1.20

require github.com/golang-jwt/jwt v3.2.2+incompatible
