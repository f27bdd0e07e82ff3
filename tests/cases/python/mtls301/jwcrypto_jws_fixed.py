# options: client-certificates=verified
import base64
import json
import time
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, abort, jsonify, request
from jwcrypto import jwk, jws

KEY = jwk.JWK.from_pem(open("/run/secrets/signing.pem", "rb").read())
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
    claims = {"sub": cert.subject.rfc4514_string(), "exp": int(time.time()) + 300}
    claims["cnf"] = {"x5t#S256": thumbprint(cert)}
    signed = jws.JWS(json.dumps(claims).encode())
    signed.add_signature(KEY, None, json.dumps({"alg": "ES256"}))
    return jsonify(access_token=signed.serialize(compact=True))
