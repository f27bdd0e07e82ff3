import socketserver

from cryptography import x509

from svc.tls import strict
from svc.tokens import accept, issue


class TokenHandler(socketserver.StreamRequestHandler):
    def handle(self):
        cert = x509.load_der_x509_certificate(self.request.getpeercert(binary_form=True))
        line = self.rfile.readline().decode()
        if line.startswith("token"):
            self.wfile.write(issue(cert).encode())
        else:
            self.wfile.write(accept(line, cert)["sub"].encode())


class TlsServer(socketserver.ThreadingTCPServer):
    def get_request(self):
        connection, address = super().get_request()
        return strict.context().wrap_socket(connection, server_side=True), address


TlsServer(("", 8443), TokenHandler).serve_forever()
