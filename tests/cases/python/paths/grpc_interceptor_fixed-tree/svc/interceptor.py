import grpc
from cryptography import x509

from svc.pki import is_revoked


class RevocationInterceptor(grpc.ServerInterceptor):
    def intercept_service(self, continuation, handler_call_details):
        handler = continuation(handler_call_details)

        def checked(request, context):
            cert = x509.load_pem_x509_certificate(context.auth_context()["x509_pem_cert"][0])
            if is_revoked(cert):
                context.abort(grpc.StatusCode.PERMISSION_DENIED, "revoked")
            return handler.unary_unary(request, context)

        return grpc.unary_unary_rpc_method_handler(
            checked,
            request_deserializer=handler.request_deserializer,
            response_serializer=handler.response_serializer,
        )
