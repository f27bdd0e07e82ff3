import os
import socket
import ssl

context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="/etc/pki/clients.pem")
context.load_cert_chain("/etc/tls/server.crt", "/etc/tls/server.key", password=os.environ["KEY_PASSWORD"])
context.verify_mode = ssl.CERT_REQUIRED
with socket.create_server(("", 8443)) as listener:
    server = context.wrap_socket(listener, server_side=True)
