from cryptography import x509

from svc import tokens_pb2, tokens_pb2_grpc
from svc.tokens import accept, issue


def client(context):
    return x509.load_pem_x509_certificate(context.auth_context()["x509_pem_cert"][0])


class Tokens(tokens_pb2_grpc.TokensServicer):
    async def Issue(self, request, context):
        return tokens_pb2.Token(value=issue(client(context)))

    async def Introspect(self, request, context):
        return tokens_pb2.Claims(subject=accept(request.value, client(context))["sub"])
