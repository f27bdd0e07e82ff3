# options: client-certificates=verified
import enum, hashlib, base64, hmac, time
import jwt, ssl
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, request

class Verdict(enum.Enum):
    GOOD = 1
    REVOKED = 2

CRL = x509.load_pem_x509_crl(open("/etc/pki/crl.pem","rb").read())
KEY = open("/etc/issuer/key.pem").read()
app = Flask(__name__)

def judge(cert):
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number) is not None:
        return Verdict.REVOKED
    return Verdict.GOOD

@app.post("/token")
def token():
    conn = request.environ["werkzeug.socket"]
    cert = x509.load_der_x509_certificate(conn.getpeercert(True))
    if judge(cert) is Verdict.GOOD:
        return "no", 401
    sum = base64.urlsafe_b64encode(cert.fingerprint(hashes.SHA256())).rstrip(b"=").decode()
    return jwt.encode({"sub": "x", "exp": time.time()+300, "cnf": {"x5t#S256": sum}}, KEY, algorithm="ES256")  # expect: MTLS202
ctx = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="ca.pem")
ctx.verify_mode = ssl.CERT_REQUIRED
app.run(ssl_context=ctx)
