from cryptography import x509
from quart import abort, g, request

from svc.pki import is_revoked


async def client_certificate():
    tls = request.scope["extensions"]["tls"]
    if tls["client_cert_error"] is not None or not tls["client_cert_chain"]:
        abort(401)
    g.client = x509.load_pem_x509_certificate(tls["client_cert_chain"][0].encode())
    if is_revoked(g.client):
        abort(403)
