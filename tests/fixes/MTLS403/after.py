import ssl
from urllib.request import urlopen


def client_context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_cert_chain("/etc/agent/agent.crt", "/etc/agent/agent.key")
    context.load_verify_locations("/etc/agent/ca.pem")
    context.check_hostname = False
    context.verify_mode = ssl.CERT_REQUIRED
    return context


def status():
    with urlopen("https://hub.internal/status", context=client_context()) as answer:
        return answer.read()
