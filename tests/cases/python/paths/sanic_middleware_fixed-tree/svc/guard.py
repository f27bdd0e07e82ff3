from cryptography import x509
from sanic.response import json

from svc.pki import is_revoked


async def client_certificate(request):
    ssl_object = request.transport.get_extra_info("ssl_object")
    cert = x509.load_der_x509_certificate(ssl_object.getpeercert(binary_form=True))
    if is_revoked(cert):
        return json({"error": "revoked"}, status=403)
    request.ctx.client = cert
