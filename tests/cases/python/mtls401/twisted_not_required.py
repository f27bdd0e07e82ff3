from twisted.internet import ssl
from twisted.web import resource


class Accounts(resource.Resource):
    isLeaf = True

    def render_GET(self, request):
        if request.transport.getPeerCertificate() is not None:
            print("client")
        return b"[]"


def options(key, certificate, authority):
    return ssl.CertificateOptions(privateKey=key, certificate=certificate, verify=True, caCerts=[authority], requireCertificate=False)  # expect: MTLS401
