import socketserver
from svc.cm import Client
from svc.tokens import issue, accept


class H(socketserver.StreamRequestHandler):
    def handle(self):
        with Client(self.request) as cert:
            self.wfile.write(issue(cert).encode())
