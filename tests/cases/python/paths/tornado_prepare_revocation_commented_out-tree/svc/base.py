from cryptography import x509
from tornado.web import HTTPError, RequestHandler

from svc.pki import is_revoked


class MutualTlsHandler(RequestHandler):
    """What every handler of the service starts with."""

    client = None

    def prepare(self):
        der = self.request.get_ssl_certificate(binary_form=True)
        if der is None:
            raise HTTPError(401)
        self.client = x509.load_der_x509_certificate(der)
