from cryptography import x509
from tornado.web import RequestHandler

from svc.pki import is_revoked


class CertificateMixin:
    def prepare(self):
        super().prepare()
        der = self.request.get_ssl_certificate(binary_form=True)
        if der is None:
            self.send_error(401)
            return
        self.client = x509.load_der_x509_certificate(der)


class RevocationMixin:
    def prepare(self):
        super().prepare()
        if is_revoked(self.client):
            self.set_status(403)
            self.finish()


class SecureHandler(RevocationMixin, CertificateMixin, RequestHandler):
    pass
