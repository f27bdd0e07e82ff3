import falcon
from cryptography import x509

from svc.pki import is_revoked


class ClientCertificate:
    def process_request(self, req, resp):
        if req.env.get("SSL_CLIENT_VERIFY") != "SUCCESS":
            raise falcon.HTTPUnauthorized(title="client certificate required")
        req.context.client = x509.load_pem_x509_certificate(req.env["SSL_CLIENT_CERT"].encode())

    def process_resource(self, req, resp, resource, params):
        if is_revoked(req.context.client):
            falcon.HTTPForbidden(title="revoked")
