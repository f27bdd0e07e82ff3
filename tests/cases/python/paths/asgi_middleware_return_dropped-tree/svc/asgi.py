from cryptography import x509

from svc.pki import is_revoked


class MutualTlsMiddleware:
    """Pure ASGI: answers itself where the certificate will not do."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return
        tls = scope["extensions"]["tls"]
        if tls["client_cert_error"] is not None or not tls["client_cert_chain"]:
            await self.refuse(send, 401)
            return
        cert = x509.load_pem_x509_certificate(tls["client_cert_chain"][0].encode())
        if is_revoked(cert):
            await self.refuse(send, 403)
        scope["client_x509"] = cert
        await self.app(scope, receive, send)

    async def refuse(self, send, status):
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b""})
