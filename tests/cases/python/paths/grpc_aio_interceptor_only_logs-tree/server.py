import asyncio

import grpc

from svc import tokens_pb2_grpc
from svc.interceptor import RevocationInterceptor
from svc.servicer import Tokens


def credentials() -> grpc.ServerCredentials:
    pairs = [(open("/etc/tls/server.key", "rb").read(), open("/etc/tls/server.crt", "rb").read())]
    roots = open("/etc/pki/ca.pem", "rb").read()
    return grpc.ssl_server_credentials(pairs, root_certificates=roots, require_client_auth=True)


async def serve() -> None:
    server = grpc.aio.server(interceptors=[RevocationInterceptor()])
    tokens_pb2_grpc.add_TokensServicer_to_server(Tokens(), server)
    server.add_secure_port("[::]:8443", credentials())
    await server.start()
    await server.wait_for_termination()


asyncio.run(serve())
