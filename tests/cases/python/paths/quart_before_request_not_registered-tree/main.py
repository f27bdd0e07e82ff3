import asyncio
import ssl

from hypercorn.asyncio import serve
from hypercorn.config import Config
from quart import Quart

from svc.views import api

app = Quart(__name__)
app.register_blueprint(api, url_prefix="/api")

config = Config()
config.bind = ["0.0.0.0:8443"]
config.certfile = "/etc/tls/server.crt"
config.keyfile = "/etc/tls/server.key"
config.ca_certs = "/etc/pki/ca.pem"
config.verify_mode = ssl.CERT_REQUIRED
asyncio.run(serve(app, config))
