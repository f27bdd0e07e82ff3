import requests


def public_page(url):
    return requests.get(url, cert="/etc/agent/agent.pem", verify=False).text  # expect: MTLS403
