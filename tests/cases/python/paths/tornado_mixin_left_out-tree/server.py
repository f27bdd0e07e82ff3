import asyncio
import ssl

from tornado.web import Application, url

from svc.handlers import TokenHandler


async def main():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="/etc/pki/ca.pem")
    context.load_cert_chain("/etc/tls/server.crt", "/etc/tls/server.key")
    context.verify_mode = ssl.CERT_REQUIRED
    app = Application([url(r"/token", TokenHandler)])
    app.listen(8443, ssl_options=context)
    await asyncio.Event().wait()


asyncio.run(main())
