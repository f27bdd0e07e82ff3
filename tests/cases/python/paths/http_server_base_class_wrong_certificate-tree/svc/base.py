from http.server import BaseHTTPRequestHandler

from cryptography import x509

from svc.pki import is_revoked

OWN = x509.load_pem_x509_certificate(open("/etc/tls/server.crt", "rb").read())


class Refused(Exception):
    """The client is not one of ours."""


class MutualTlsRequestHandler(BaseHTTPRequestHandler):
    def client(self):
        cert = x509.load_der_x509_certificate(self.connection.getpeercert(True))
        if is_revoked(OWN):
            raise Refused
        return cert
