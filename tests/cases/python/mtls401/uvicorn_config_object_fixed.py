import asyncio
import ssl

import uvicorn

CLIENT_CERTS = ssl.CERT_REQUIRED


async def main():
    config = uvicorn.Config(
        "service:app",
        port=8443,
        ssl_keyfile="server.key",
        ssl_certfile="server.crt",
        ssl_ca_certs="clients.pem",
        ssl_cert_reqs=CLIENT_CERTS,
    )
    await uvicorn.Server(config).serve()


asyncio.run(main())
