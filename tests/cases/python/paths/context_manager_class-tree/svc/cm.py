from cryptography import x509
from svc.pki import is_revoked


class Refused(Exception):
    pass


class Client:
    def __init__(self, connection):
        self.connection = connection

    def __enter__(self):
        self.cert = x509.load_der_x509_certificate(self.connection.getpeercert(True))
        return self.cert

    def __exit__(self, *error):
        return False
