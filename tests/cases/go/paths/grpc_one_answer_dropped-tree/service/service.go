// Package service answers the calls.
package service

import (
	"context"

	"example.com/vault/auth"
	pb "example.com/vault/proto"
)

type Secrets struct {
	pb.UnimplementedSecretsServer
}

func New() *Secrets { return &Secrets{} }

func (s *Secrets) Read(ctx context.Context, req *pb.ReadRequest) (*pb.ReadResponse, error) {
	return &pb.ReadResponse{Owner: auth.Subject(ctx), Name: req.Name}, nil
}
