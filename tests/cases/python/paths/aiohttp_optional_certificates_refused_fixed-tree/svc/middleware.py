from aiohttp import web
from cryptography import x509

from svc.pki import is_revoked


@web.middleware
async def client_certificate(request, handler):
    ssl_object = request.transport.get_extra_info("ssl_object")
    der = ssl_object.getpeercert(binary_form=True)
    if der is None:
        raise web.HTTPUnauthorized(reason="client certificate required")
    cert = x509.load_der_x509_certificate(der)
    if is_revoked(cert):
        raise web.HTTPForbidden(reason="revoked")
    request["client"] = cert
    return await handler(request)
