"""Report service on its own TLS listener: who may read a report is in the caller's token."""

import base64
import hashlib
import hmac
import json
import ssl
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import jwt

ISSUER_KEY = Path("/etc/reports/issuer.pub").read_text()


def thumbprint(der: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


class ReportHandler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        claims = jwt.decode(token, options={"verify_signature": False})  # expect: MTLS103
        presented = thumbprint(self.connection.getpeercert(binary_form=True))
        if not hmac.compare_digest(claims["cnf"]["x5t#S256"], presented):
            self.send_error(401)
            return
        body = json.dumps({"owner": claims["sub"]}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)


def main() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("/etc/reports/server.crt", "/etc/reports/server.key")
    context.load_verify_locations("/etc/reports/clients-ca.pem")
    context.load_verify_locations("/etc/reports/clients.crl")
    context.verify_mode = ssl.CERT_REQUIRED
    context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
    server = ThreadingHTTPServer(("", 8443), ReportHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
