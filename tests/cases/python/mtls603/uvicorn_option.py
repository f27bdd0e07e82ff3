import os
import ssl

import uvicorn

from service import app

uvicorn.run(
    app,
    ssl_certfile="server.pem",
    ssl_keyfile="server.key",
    ssl_keyfile_password="changeit",  # expect: MTLS603
    ssl_ca_certs="/etc/pki/clients.pem",
    ssl_cert_reqs=ssl.CERT_REQUIRED,
)
