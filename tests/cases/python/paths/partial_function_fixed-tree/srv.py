import socketserver
from cryptography import x509
from svc.check import must_be_good
from svc.tokens import issue, accept


class H(socketserver.StreamRequestHandler):
    def handle(self):
        cert = x509.load_der_x509_certificate(self.request.getpeercert(True))
        must_be_good(cert)
        self.wfile.write(issue(cert).encode())
