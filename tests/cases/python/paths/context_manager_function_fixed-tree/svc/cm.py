from contextlib import contextmanager

from cryptography import x509
from svc.pki import is_revoked


class Refused(Exception):
    pass


@contextmanager
def client(connection):
    cert = x509.load_der_x509_certificate(connection.getpeercert(True))
    if is_revoked(cert):
        raise Refused
    yield cert
