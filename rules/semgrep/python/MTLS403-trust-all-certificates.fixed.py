import ssl

import httpx
import requests
import urllib3

# ruleid: mtls403-trust-all-certificates-python
requests.post(url, json=body, cert=("client.pem", "client.key"), verify=False)

# ruleid: mtls403-trust-all-certificates-python
client = httpx.Client(verify=False, cert=("client.pem", "client.key"))


def session():
    session = requests.Session()
    session.cert = ("client.pem", "client.key")
    # ruleid: mtls403-trust-all-certificates-python
    session.verify = True
    return session


def one_request():
    session = requests.Session()
    session.cert = "client.pem"
    # ruleid: mtls403-trust-all-certificates-python
    return session.get(url, verify=False)


def context():
    context = ssl.create_default_context()
    context.check_hostname = False
    # ruleid: mtls403-trust-all-certificates-python
    context.verify_mode = ssl.CERT_NONE
    context.load_cert_chain("client.pem")
    return context


def unverified():
    # ruleid: mtls403-trust-all-certificates-python
    context = ssl._create_unverified_context()
    context.load_cert_chain("client.pem")
    return context


# ruleid: mtls403-trust-all-certificates-python
pool = urllib3.PoolManager(cert_file="client.pem", cert_reqs="CERT_NONE")

# ruleid: mtls403-trust-all-certificates-python
mqtt.tls_set(ca_certs=None, certfile="client.pem", keyfile="client.key", cert_reqs=ssl.CERT_NONE)

# ok: mtls403-trust-all-certificates-python
requests.post(url, json=body, cert=("client.pem", "client.key"), verify="ca.pem")

# ok: mtls403-trust-all-certificates-python
requests.get(url, verify=False)

# ok: mtls403-trust-all-certificates-python
httpx.Client(verify=True, cert=("client.pem", "client.key"))


def strict_context():
    context = ssl.create_default_context()
    # ok: mtls403-trust-all-certificates-python
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_cert_chain("client.pem")
    return context


def host_name_only():
    context = ssl.create_default_context()
    context.load_cert_chain("client.pem")
    # ok: mtls403-trust-all-certificates-python
    context.check_hostname = False
    return context


def server():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain("server.pem")
    # ok: mtls403-trust-all-certificates-python
    context.verify_mode = ssl.CERT_NONE
    return context


def no_client_certificate():
    context = ssl.create_default_context()
    # ok: mtls403-trust-all-certificates-python
    context.verify_mode = ssl.CERT_NONE
    return context


def opt_in(args):
    session = requests.Session()
    session.cert = "client.pem"
    if args.insecure:
        # ok: mtls403-trust-all-certificates-python
        session.verify = False
    return session


# ok: mtls403-trust-all-certificates-python
urllib3.PoolManager(cert_file="client.pem", cert_reqs="CERT_NONE", assert_fingerprint=PIN)
