import json

from twisted.web.resource import Resource

from svc.pki import is_revoked
from svc.tokens import accept, issue


class CertificateResource(Resource):
    isLeaf = True

    def render(self, request):
        self.client = request.transport.getPeerCertificate().to_cryptography()
        if is_revoked(self.client):
            request.setResponseCode(403)
            return b"revoked"
        return super().render(request)


class TokenResource(CertificateResource):
    def render_POST(self, request):
        return json.dumps({"access_token": issue(self.client)}).encode()

    def render_GET(self, request):
        return json.dumps(accept(request.getHeader("Authorization")[7:], self.client)).encode()
