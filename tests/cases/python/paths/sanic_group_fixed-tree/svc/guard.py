from cryptography import x509
from sanic.exceptions import Forbidden

from svc.pki import is_revoked


async def client_certificate(request):
    der = request.transport.get_extra_info("ssl_object").getpeercert(binary_form=True)
    request.ctx.client = x509.load_der_x509_certificate(der)
    if is_revoked(request.ctx.client):
        raise Forbidden("revoked")
