import time

import jwt
from paho.mqtt import client

CERTIFICATE = "/etc/tls/client.crt"
KEY = "/etc/tls/client.key"
hub = client.Client()
hub.tls_set("/etc/pki/hub.pem", certfile=CERTIFICATE, keyfile=KEY)


def report(name):
    claims = {"sub": name, "exp": int(time.time()) + 60}
    token = jwt.encode(claims, open("/run/secrets/signing.pem").read(), algorithm="ES256")
    hub.publish("report", token)
