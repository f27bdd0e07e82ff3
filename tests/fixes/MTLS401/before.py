import asyncio
import ssl

from hypercorn.asyncio import serve
from hypercorn.config import Config

from service import app

config = Config()
config.bind = ["0.0.0.0:8443"]
config.certfile = "server.crt"
config.keyfile = "server.key"
config.ca_certs = "clients.pem"
config.verify_mode = ssl.VerifyMode.CERT_OPTIONAL
asyncio.run(serve(app, config))
