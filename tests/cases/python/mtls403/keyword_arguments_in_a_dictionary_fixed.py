import os

import requests

TLS = {"cert": ("/etc/agent/agent.crt", "/etc/agent/agent.key")}
TLS["verify"] = os.environ.get("CA_BUNDLE", "/etc/agent/ca.pem")


def report(metrics):
    requests.post("https://collector.internal/metrics", json=metrics, timeout=5, **TLS)
