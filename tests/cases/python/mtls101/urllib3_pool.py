import time

import jwt
import urllib3

CERTIFICATE = "/etc/tls/client.crt"
KEY = "/etc/tls/client.key"
pool = urllib3.PoolManager(cert_file=CERTIFICATE, key_file=KEY, ca_certs="/etc/pki/hub.pem")


def report(name):
    claims = {"sub": name, "exp": int(time.time()) + 60}
    token = jwt.encode(claims, open(KEY).read(), algorithm="ES256")  # expect: MTLS101
    pool.request("POST", "https://hub.example/report", headers={"Authorization": f"Bearer {token}"})
