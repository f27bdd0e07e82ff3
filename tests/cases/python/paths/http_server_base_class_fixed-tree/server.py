import ssl
from http.server import HTTPServer

from svc.handler import TokenHandler


def serve():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("/etc/tls/server.crt", "/etc/tls/server.key")
    context.load_verify_locations("/etc/pki/ca.pem")
    context.verify_mode = ssl.CERT_REQUIRED
    server = HTTPServer(("", 8443), TokenHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.serve_forever()


if __name__ == "__main__":
    serve()
