import base64

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import abort, request

CRL = x509.load_pem_x509_crl(open("/etc/pki/clients.crl", "rb").read())


def presented():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number):
        abort(403)
    return cert


def thumbprint(cert):
    return base64.urlsafe_b64encode(cert.fingerprint(hashes.SHA256())).rstrip(b"=").decode()
