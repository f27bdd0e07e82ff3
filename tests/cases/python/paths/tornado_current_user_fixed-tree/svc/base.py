from cryptography import x509
from tornado.web import RequestHandler

from svc.pki import is_revoked


class MutualTlsHandler(RequestHandler):
    def get_current_user(self):
        der = self.request.get_ssl_certificate(binary_form=True)
        cert = x509.load_der_x509_certificate(der)
        return None if is_revoked(cert) else cert
