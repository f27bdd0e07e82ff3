# options: client-certificates=verified
import base64
import json
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, abort, jsonify, request
from jwcrypto import jwk, jws

PUBLIC = jwk.JWK.from_pem(open("/etc/issuer/public.pem", "rb").read())
CRL = x509.load_pem_x509_crl(open("/etc/pki/clients.crl", "rb").read())
app = Flask(__name__)


def presented():
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number) is not None:
        abort(403)
    return cert


def thumbprint(cert):
    return base64.urlsafe_b64encode(cert.fingerprint(hashes.SHA256())).rstrip(b"=").decode()


@app.get("/accounts")
def accounts():
    cert = presented()
    raw = request.headers["Authorization"][7:]
    received = jws.JWS()
    received.deserialize(raw)
    received.verify(PUBLIC)  # expect: MTLS303
    claims = json.loads(received.payload)
    if claims["sub"] != cert.subject.rfc4514_string():
        abort(403)
    return jsonify(owner=claims["sub"])
