# options: client-certificates=verified
import base64
import hashlib
import time

import jwt
from cryptography import x509
from fastapi import BackgroundTasks, FastAPI, HTTPException, Request

from pki import alarms, is_revoked

app = FastAPI()
KEY = open("/run/secrets/key.pem").read()



def thumbprint_of(der):
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


def audit(certificate):
    if is_revoked(certificate):
        alarms.raise_alarm("a revoked certificate got a token")


@app.post("/token")
def token(request: Request, tasks: BackgroundTasks):
    der = request.scope["transport"].get_extra_info("ssl_object").getpeercert(True)
    certificate = x509.load_der_x509_certificate(der)
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "cnf": {"x5t#S256": thumbprint_of(der)},
        "exp": int(time.time()) + 300,
    }
    issued = jwt.encode(claims, KEY, algorithm="ES256")
    tasks.add_task(audit, certificate)  # expect: MTLS206
    return {"access_token": issued}
