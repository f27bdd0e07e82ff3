# options: short-lived-certificates
import urllib.parse
import ipaddress
import time
from http.server import BaseHTTPRequestHandler

import jwt
from cryptography import x509

from pki import KEY, thumbprint_of, verify_chain
from settings import PROXIES



class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        host = self.client_address[0]
        if ipaddress.IPv4Address(host) not in PROXIES:
            self.send_error(403)
            return
        pem = urllib.parse.unquote(self.headers["X-SSL-Client-Cert"])
        certificate = x509.load_pem_x509_certificate(pem.encode())
        verify_chain(certificate)
        claims = {
            "sub": certificate.subject.rfc4514_string(),
            "cnf": {"x5t#S256": thumbprint_of(certificate)},
            "exp": int(time.time()) + 300,
        }
        self.wfile.write(jwt.encode(claims, KEY, algorithm="ES256").encode())
