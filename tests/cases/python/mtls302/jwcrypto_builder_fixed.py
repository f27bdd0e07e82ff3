import time

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, abort, request
from jwcrypto import jwk, jwt

app = Flask(__name__)
KEY = jwk.JWK.from_pem(open("/run/secrets/key.pem", "rb").read())
CRL = x509.load_pem_x509_crl(open("/etc/pki/ca.crl", "rb").read())


@app.post("/token")
def token():
    if request.environ["SSL_CLIENT_VERIFY"] != "SUCCESS":
        abort(401)
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number):
        abort(403)
    claims = {"sub": cert.subject.rfc4514_string(), "exp": int(time.time()) + 300}
    claims["cnf"] = {"x5t#S256": cert.fingerprint(hashes.SHA256()).hex()}
    signed = jwt.JWT(header={"alg": "RS256"}, claims=claims)
    signed.make_signed_token(KEY)
    return signed.serialize()
