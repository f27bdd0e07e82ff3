import ssl

import tornado.ioloop
import tornado.web

from svc.handlers import AccountsHandler, TokenHandler

app = tornado.web.Application([(r"/token", TokenHandler), (r"/accounts", AccountsHandler)])

if __name__ == "__main__":
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="/etc/pki/ca.pem")
    context.load_cert_chain("/etc/tls/server.crt", "/etc/tls/server.key")
    context.verify_mode = ssl.CERT_REQUIRED
    app.listen(8443, ssl_options=context)
    tornado.ioloop.IOLoop.current().start()
