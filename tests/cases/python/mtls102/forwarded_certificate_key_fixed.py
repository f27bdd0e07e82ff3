# options: persona=regular
import urllib.parse

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from flask import Flask, abort, jsonify, request
from jose import jwt
from OpenSSL import crypto

from pki import ensure_not_revoked
from proxy import require_trusted_proxy

app = Flask(__name__)
TRUST = crypto.X509Store()
TRUST.add_cert(crypto.load_certificate(crypto.FILETYPE_PEM, open("/etc/pki/ca.pem", "rb").read()))


@app.post("/measurements")
def measurements():
    if request.remote_addr not in ("10.0.0.2", "10.0.0.3"):
        abort(403)
    pem = urllib.parse.unquote(request.headers["X-SSL-Client-Cert"])
    cert = x509.load_pem_x509_certificate(pem.encode())
    ensure_not_revoked(cert)
    crypto.X509StoreContext(TRUST, crypto.X509.from_cryptography(cert)).verify_certificate()
    key = cert.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    claims = jwt.decode(request.headers["Authorization"][7:], key.decode(), algorithms=["ES256"])
    return jsonify(stored=len(claims["values"]))
