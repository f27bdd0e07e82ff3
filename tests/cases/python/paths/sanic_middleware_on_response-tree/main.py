import ssl

from sanic import Sanic

from svc.guard import client_certificate
from svc.views import api

app = Sanic("tokens")
app.register_middleware(client_certificate, "response")
app.blueprint(api)

if __name__ == "__main__":
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="/etc/pki/ca.pem")
    context.load_cert_chain("/etc/tls/server.crt", "/etc/tls/server.key")
    context.verify_mode = ssl.CERT_REQUIRED
    app.run(port=8443, ssl=context)
