// Package orders believes a header that any client may send, in an interceptor and in a method.
package orders

import (
	"context"
	"errors"

	"connectrpc.com/connect"
	"github.com/golang-jwt/jwt/v5"

	ordersv1 "example.com/gen/orders/v1"
	"example.com/gen/orders/v1/ordersv1connect"
	"example.com/pki"
)

var errUnknown = errors.New("unknown client")

// Logged lets through what names a certificate.
func Logged() connect.Interceptor {
	return connect.UnaryInterceptorFunc(func(next connect.UnaryFunc) connect.UnaryFunc {
		return func(ctx context.Context, req connect.AnyRequest) (connect.AnyResponse, error) {
			if req.Header().Get("X-SSL-Client-Verify") != "SUCCESS" { // expect: MTLS404
				return nil, connect.NewError(connect.CodeUnauthenticated, errUnknown)
			}
			return next(ctx, req)
		}
	})
}

// Orders answers the calls.
type Orders struct {
	keys jwt.Keyfunc
}

// List accepts a token that is bound to the certificate in the header.
func (o *Orders) List(_ context.Context, req *connect.Request[ordersv1.ListRequest]) (*connect.Response[ordersv1.ListResponse], error) {
	thumbprint := pki.Thumbprint(req.Header().Get("X-SSL-Client-Cert"))
	claims := jwt.MapClaims{}
	if _, err := jwt.ParseWithClaims(req.Msg.Token, claims, o.keys, jwt.WithValidMethods([]string{"ES256"})); err != nil { // expect: MTLS202
		return nil, connect.NewError(connect.CodeUnauthenticated, err)
	}
	confirmation, _ := claims["cnf"].(map[string]any)
	if confirmation["x5t#S256"] != thumbprint {
		return nil, connect.NewError(connect.CodeUnauthenticated, errUnknown)
	}
	subject, _ := claims["sub"].(string)
	return connect.NewResponse(&ordersv1.ListResponse{Owner: subject}), nil
}

// Handler gives path and handler of the service.
func Handler(keys jwt.Keyfunc) (string, any) {
	return ordersv1connect.NewOrdersHandler(&Orders{keys: keys}, connect.WithInterceptors(Logged()))
}
