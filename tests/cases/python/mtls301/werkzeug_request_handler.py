"""Flask's own server with TLS: the handler class puts the peer certificate into the environment."""

import ssl
import time

import jwt
import werkzeug.serving
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, jsonify, request

app = Flask(__name__)
KEY = open("/run/secrets/key.pem").read()


class PeerCertificateHandler(werkzeug.serving.WSGIRequestHandler):
    def make_environ(self):
        environ = super().make_environ()
        environ["peercert"] = self.connection.getpeercert(binary_form=True)
        return environ


@app.post("/token")
def token():
    cert = x509.load_der_x509_certificate(request.environ["peercert"])
    claims = {"sub": cert.subject.rfc4514_string(), "exp": int(time.time()) + 300}
    return jsonify(token=jwt.encode(claims, KEY, "RS256"))  # expect: MTLS301


def main():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="/etc/pki/ca.pem")
    context.load_cert_chain("server.crt", "server.key")
    context.load_verify_locations("/etc/pki/ca.crl")
    context.verify_mode = ssl.CERT_REQUIRED
    context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
    app.run(host="0.0.0.0", port=8443, ssl_context=context, request_handler=PeerCertificateHandler)
