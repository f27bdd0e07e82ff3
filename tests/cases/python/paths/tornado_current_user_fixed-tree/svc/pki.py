import base64

from cryptography import x509
from cryptography.hazmat.primitives import hashes

CRL = x509.load_pem_x509_crl(open("/etc/pki/clients.crl", "rb").read())


def is_revoked(cert):
    return CRL.get_revoked_certificate_by_serial_number(cert.serial_number) is not None


def thumbprint(cert):
    return base64.urlsafe_b64encode(cert.fingerprint(hashes.SHA256())).rstrip(b"=").decode()
