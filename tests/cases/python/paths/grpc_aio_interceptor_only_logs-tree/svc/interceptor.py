from typing import Awaitable, Callable

import grpc
from cryptography import x509

from svc.pki import is_revoked


class RevocationInterceptor(grpc.aio.ServerInterceptor):
    async def intercept_service(
        self,
        continuation: Callable[[grpc.HandlerCallDetails], Awaitable[grpc.RpcMethodHandler]],
        handler_call_details: grpc.HandlerCallDetails,
    ) -> grpc.RpcMethodHandler:
        handler = await continuation(handler_call_details)

        async def checked(request, context):
            cert = x509.load_pem_x509_certificate(context.auth_context()["x509_pem_cert"][0])
            if is_revoked(cert):
                print("revoked")
            return await handler.unary_unary(request, context)

        return grpc.unary_unary_rpc_method_handler(
            checked,
            request_deserializer=handler.request_deserializer,
            response_serializer=handler.response_serializer,
        )
