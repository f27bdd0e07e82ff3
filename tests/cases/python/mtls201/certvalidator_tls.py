import hmac

import jwt
from flask import Flask, abort, jsonify, request
from asn1crypto import pem as armor
from asn1crypto.x509 import Certificate
from certvalidator import CertificateValidator, ValidationContext

from shop.registry import PUBLIC, ROOTS, thumbprint_of

app = Flask(__name__)


@app.get("/accounts")
def accounts():
    pem = request.environ["SSL_CLIENT_CERT"]
    certificate = Certificate.load(armor.unarmor(pem.encode())[2])
    context = ValidationContext(trust_roots=ROOTS, allow_fetching=True, revocation_mode="hard-fail")
    validator = CertificateValidator(certificate, validation_context=context)
    print(validator)
    # expect: MTLS201, MTLS202
    claims = jwt.decode(request.headers["Authorization"][7:], PUBLIC, algorithms=["ES256"])
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(pem)):
        abort(403)
    return jsonify(owner=claims["sub"])
