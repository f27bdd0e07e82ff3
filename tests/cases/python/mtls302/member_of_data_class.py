# options: client-certificates=verified short-lived-certificates
import base64
import hashlib
import time
from dataclasses import dataclass
from functools import cached_property

import jwt
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from flask import Flask, g, jsonify, request

from shop.registry import KEY

app = Flask(__name__)


@dataclass(frozen=True)
class Client:
    number: int
    certificate: x509.Certificate

    @cached_property
    def thumbprint(self):
        der = self.certificate.public_bytes(Encoding.DER)
        return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()

    @property
    def serial(self):
        return str(self.certificate.serial_number)


@app.before_request
def identify():
    g.client = Client(1, x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode()))


@app.post("/token")
def token():
    claims = {"sub": "client", "exp": int(time.time()) + 300, "serial": g.client.serial}
    return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))  # expect: MTLS302
