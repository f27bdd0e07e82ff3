import socketserver
from svc.cm import client
from svc.tokens import issue, accept


class H(socketserver.StreamRequestHandler):
    def handle(self):
        with client(self.request) as cert:
            self.wfile.write(issue(cert).encode())
