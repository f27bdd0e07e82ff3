import asyncio
import ssl

REQUIRE = ssl.CERT_REQUIRED
ASK = ssl.CERT_OPTIONAL
CLIENT_CERTIFICATES = ASK


async def receive(reader, writer):
    writer.write(await reader.readline())
    await writer.drain()


async def main():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain("server.pem")
    context.load_verify_locations("clients.pem")
    context.verify_mode = CLIENT_CERTIFICATES  # expect: MTLS401
    server = await asyncio.start_server(receive, "0.0.0.0", 8443, ssl=context)
    await server.serve_forever()


asyncio.run(main())
