import ssl

from aiohttp import web

from svc.handlers import routes
from svc.middleware import client_certificate


def server_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("/etc/tls/server.crt", "/etc/tls/server.key")
    context.load_verify_locations("/etc/pki/ca.pem")
    context.verify_mode = ssl.CERT_OPTIONAL
    return context


def main() -> None:
    app = web.Application()
    api = web.Application(middlewares=[client_certificate])
    api.add_routes(routes)
    app.add_subapp("/api", api)
    web.run_app(app, port=8443, ssl_context=server_context())


main()
