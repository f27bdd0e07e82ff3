import os
import socket
import ssl


def listen():
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.verify_mode = ssl.CERT_REQUIRED
    made.load_verify_locations("/etc/pki/clients.pem")
    made.load_cert_chain("server.pem", "server.key", password="s3cr3t")  # expect: MTLS603
    return made.wrap_socket(socket.create_server(("", 8443)), server_side=True)
