from svc.tokens import accept, issue


class Tokens:
    def on_post(self, req, resp):
        resp.media = {"access_token": issue(req.context.client)}


class Accounts:
    def on_get(self, req, resp):
        resp.media = accept(req.get_header("Authorization")[7:], req.context.client)
