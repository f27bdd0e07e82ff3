import requests


class Collector:
    def __init__(self, certificate, key):
        self.http = requests.Session()
        self.http.cert = (certificate, key)
        self.http.verify = False  # expect: MTLS403

    def latest(self):
        return self.http.get("https://collector.internal/latest").json()
