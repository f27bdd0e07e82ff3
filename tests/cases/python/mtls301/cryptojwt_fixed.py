# options: client-certificates=verified
import base64

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptojwt import JWT
from cryptojwt.key_jar import init_key_jar
from flask import Flask, abort, jsonify, request

KEYS = init_key_jar(private_path="/run/secrets/issuer.json")
CRL = x509.load_pem_x509_crl(open("/etc/pki/clients.crl", "rb").read())
app = Flask(__name__)


def presented():
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number) is not None:
        abort(403)
    return cert


def thumbprint(cert):
    return base64.urlsafe_b64encode(cert.fingerprint(hashes.SHA256())).rstrip(b"=").decode()


@app.post("/token")
def token():
    cert = presented()
    claims = {"sub": cert.subject.rfc4514_string()}
    claims["cnf"] = {"x5t#S256": thumbprint(cert)}
    issuer = JWT(key_jar=KEYS, iss="https://issuer.example", lifetime=300)
    return jsonify(access_token=issuer.pack(claims))
