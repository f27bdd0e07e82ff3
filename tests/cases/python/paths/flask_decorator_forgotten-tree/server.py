import ssl

from cryptography import x509
from flask import Flask, g, jsonify, request
from werkzeug.serving import WSGIRequestHandler, run_simple

from core import *

app = Flask(__name__)


class PeerCertificateHandler(WSGIRequestHandler):
    def make_environ(self):
        environ = super().make_environ()
        environ["peercert"] = self.connection.getpeercert(True)
        return environ


@app.post("/token")
def token():
    cert = x509.load_der_x509_certificate(request.environ["peercert"])
    return jsonify(access_token=issue(cert))


@app.get("/orders")
@certificate_required
def orders():
    return jsonify(accept(request.headers["Authorization"][7:], g.cert))


if __name__ == "__main__":
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="/etc/pki/ca.pem")
    context.load_cert_chain("/etc/tls/server.crt", "/etc/tls/server.key")
    context.verify_mode = ssl.CERT_REQUIRED
    run_simple("0.0.0.0", 8443, app, ssl_context=context, request_handler=PeerCertificateHandler)
