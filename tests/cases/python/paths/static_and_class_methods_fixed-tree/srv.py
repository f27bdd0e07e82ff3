import socketserver
from cryptography import x509
from svc.util import Certificates
from svc.tokens import issue, accept


class H(socketserver.StreamRequestHandler):
    @property
    def cert(self):
        return x509.load_der_x509_certificate(self.request.getpeercert(True))

    def handle(self):
        cert = Certificates.checked(self.cert)
        self.wfile.write(issue(cert).encode())
