from svc.base import MutualTlsRequestHandler, Refused
from svc.tokens import accept, issue


class TokenHandler(MutualTlsRequestHandler):
    def do_POST(self):
        try:
            cert = self.client()
        except Refused:
            self.send_error(403)
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(issue(cert).encode())

    def do_GET(self):
        try:
            claims = accept(self.headers["Authorization"][7:], self.client())
        except Refused:
            self.send_error(403)
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(claims["sub"].encode())
