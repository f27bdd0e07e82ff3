import socketserver
from cryptography import x509
import svc.crl as crl
from svc.tokens import issue, accept


class H(socketserver.StreamRequestHandler):
    def handle(self):
        cert = x509.load_der_x509_certificate(self.request.getpeercert(True))
        crl.checker.check(cert)
        self.wfile.write(issue(cert).encode())
