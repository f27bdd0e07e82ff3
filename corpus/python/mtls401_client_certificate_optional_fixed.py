"""Metrics push endpoint of the plant network."""

import asyncio
import ssl


def tls_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("/etc/plant/server.crt", "/etc/plant/server.key")
    context.load_verify_locations("/etc/plant/sensors-ca.pem")
    context.verify_mode = ssl.CERT_REQUIRED
    return context


async def receive(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while line := await reader.readline():
        print(line.decode().strip())
    writer.close()


async def main() -> None:
    server = await asyncio.start_server(receive, port=9009, ssl=tls_context())
    async with server:
        await server.serve_forever()


asyncio.run(main())
