import ssl

from tornado.httpserver import HTTPServer
from tornado.web import Application

application = Application([])
server = HTTPServer(
    application,
    ssl_options={
        "certfile": "server.crt",
        "keyfile": "server.key",
        "ca_certs": "clients.pem",
        "cert_reqs": ssl.CERT_OPTIONAL,  # expect: MTLS401
    },
)
server.listen(8443)
