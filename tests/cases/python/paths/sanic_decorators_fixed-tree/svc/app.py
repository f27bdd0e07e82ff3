from cryptography import x509
from sanic import Sanic
from sanic.response import json

from svc.pki import is_revoked

app = Sanic("tokens")


@app.on_request
async def client_certificate(request):
    der = request.transport.get_extra_info("ssl_object").getpeercert(binary_form=True)
    request.ctx.client = x509.load_der_x509_certificate(der)


@app.middleware("request")
async def not_revoked(request):
    if is_revoked(request.ctx.client):
        return json({"error": "revoked"}, status=403)
