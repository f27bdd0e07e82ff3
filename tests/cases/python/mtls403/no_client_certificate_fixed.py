import requests


def public_page(url):
    return requests.get(url, verify=False).text
