import falcon

from svc.hooks import client_certificate, not_revoked
from svc.tokens import accept, issue


@falcon.before(client_certificate)
class Tokens:
    def __init__(self, audit):
        self.audit = audit

    @falcon.before(not_revoked)
    def on_post(self, req, resp):
        self.audit.append("issued")
        resp.media = {"access_token": issue(req.context.client)}

    def on_get(self, req, resp):
        resp.media = accept(req.get_header("Authorization")[7:], req.context.client)
