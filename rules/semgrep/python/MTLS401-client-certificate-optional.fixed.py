import ssl

import grpc
import uvicorn
from OpenSSL import SSL


def optional():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="ca.pem")
    # ruleid: mtls401-client-certificate-optional-python
    context.verify_mode = ssl.CERT_REQUIRED
    return context


def optional_server():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    # ruleid: mtls401-client-certificate-optional-python
    context.verify_mode = ssl.VerifyMode.CERT_REQUIRED
    return context


# ruleid: mtls401-client-certificate-optional-python
uvicorn.run(app, ssl_certfile="c.pem", ssl_ca_certs="ca.pem", ssl_cert_reqs=ssl.CERT_OPTIONAL)

# ruleid: mtls401-client-certificate-optional-python
uvicorn.Config(app, ssl_cert_reqs=1)

# ruleid: mtls401-client-certificate-optional-python
grpc.ssl_server_credentials(pairs, root_certificates=roots, require_client_auth=False)

# ruleid: mtls401-client-certificate-optional-python
grpc.ssl_server_credentials(pairs, roots, False)

# ruleid: mtls401-client-certificate-optional-python
HTTPServer(app, ssl_options={"certfile": "c.pem", "cert_reqs": ssl.CERT_OPTIONAL})


def pyopenssl():
    context = SSL.Context(SSL.TLS_SERVER_METHOD)
    context.load_client_ca("ca.pem")
    # ruleid: mtls401-client-certificate-optional-python
    context.set_verify(SSL.VERIFY_PEER, callback)


def required():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="ca.pem")
    # ok: mtls401-client-certificate-optional-python
    context.verify_mode = ssl.CERT_REQUIRED
    return context


def client():
    context = ssl.create_default_context()
    # ok: mtls401-client-certificate-optional-python
    context.verify_mode = ssl.CERT_OPTIONAL
    return context


# ok: mtls401-client-certificate-optional-python
uvicorn.run(app, ssl_certfile="c.pem", ssl_ca_certs="ca.pem", ssl_cert_reqs=ssl.CERT_REQUIRED)

# ok: mtls401-client-certificate-optional-python
uvicorn.Config(app, ssl_cert_reqs=2)

# ok: mtls401-client-certificate-optional-python
grpc.ssl_server_credentials(pairs, root_certificates=roots, require_client_auth=True)

# ok: mtls401-client-certificate-optional-python
grpc.ssl_server_credentials(pairs, root_certificates=None, require_client_auth=False)

# ok: mtls401-client-certificate-optional-python
grpc.ssl_server_credentials(pairs, roots, True)


def pyopenssl_strict():
    context = SSL.Context(SSL.TLS_SERVER_METHOD)
    context.load_client_ca("ca.pem")
    # ok: mtls401-client-certificate-optional-python
    context.set_verify(SSL.VERIFY_PEER | SSL.VERIFY_FAIL_IF_NO_PEER_CERT, callback)
