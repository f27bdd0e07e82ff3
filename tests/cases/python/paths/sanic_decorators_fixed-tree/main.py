import ssl

from sanic.response import json

from svc.app import app
from svc.tokens import accept, issue


@app.route("/token")
async def token(request):
    return json({"access_token": issue(request.ctx.client)})


async def accounts(request):
    return json(accept(request.token, request.ctx.client))


app.add_route(accounts, "/accounts")

if __name__ == "__main__":
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="/etc/pki/ca.pem")
    context.load_cert_chain("/etc/tls/server.crt", "/etc/tls/server.key")
    context.verify_mode = ssl.CERT_REQUIRED
    app.run(port=8443, ssl=context)
