import datetime
import ssl

import jwt
import tornado.web
from tornado.httpserver import HTTPServer

KEY = open("/run/secrets/key.pem").read()


class TokenHandler(tornado.web.RequestHandler):
    def post(self):
        certificate = self.request.get_ssl_certificate()
        if certificate is None:
            raise tornado.web.HTTPError(401)
        subject = dict(entry[0] for entry in certificate["subject"])
        claims = {
            "sub": subject["commonName"],
            "exp": datetime.datetime.utcnow() + datetime.timedelta(minutes=5),
        }
        token = jwt.encode(claims, KEY, algorithm="ES256")  # expect: MTLS301
        self.write({"token": token})


def serve():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations("/etc/pki/ca.pem")
    context.verify_flags = ssl.VERIFY_CRL_CHECK_LEAF
    server = HTTPServer(tornado.web.Application([("/token", TokenHandler)]), ssl_options=context)
    server.listen(8443)
