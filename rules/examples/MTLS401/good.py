import ssl

import uvicorn

uvicorn.run(
    "accounts:app",
    port=8443,
    ssl_certfile="/etc/tls/server.crt",
    ssl_keyfile="/etc/tls/server.key",
    ssl_ca_certs="/etc/pki/clients.pem",
    ssl_cert_reqs=ssl.CERT_REQUIRED,
)
