from cryptography import x509

from svc.base import MutualTlsHandler
from svc.tokens import accept, issue


class TokenHandler(MutualTlsHandler):
    def prepare(self):
        self.client = x509.load_der_x509_certificate(self.request.get_ssl_certificate(binary_form=True))

    def post(self):
        self.write({"access_token": issue(self.client)})


class AccountsHandler(MutualTlsHandler):
    async def get(self):
        claims = accept(self.request.headers["Authorization"][7:], self.client)
        self.write({"owner": claims["sub"]})
