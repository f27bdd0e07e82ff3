"""Partner gateway: exchanges the partner's client certificate for a short access token."""

import base64
import hashlib
import json
import ssl
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import jwt

SIGNING_KEY = Path("/run/secrets/gateway.pem").read_text()


class TokenHandler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        der = self.connection.getpeercert(binary_form=True)
        names = dict(pair[0] for pair in self.connection.getpeercert()["subject"])
        thumbprint = base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()
        claims = {
            "iss": "https://gateway.example",
            "sub": names["commonName"],
            "cnf": {"x5t#S256": thumbprint},
            "exp": int(time.time()) + 300,
        }
        # expect: MTLS202
        token = jwt.encode(claims, SIGNING_KEY, algorithm="ES256")
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"access_token": token}).encode())


def serve() -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="/etc/gateway/partners.pem")
    context.load_cert_chain("/etc/gateway/tls.crt", "/etc/gateway/tls.key")
    context.verify_mode = ssl.CERT_REQUIRED
    httpd = HTTPServer(("0.0.0.0", 9443), TokenHandler)
    httpd.socket = context.wrap_socket(httpd.socket, server_side=True)
    httpd.serve_forever()
