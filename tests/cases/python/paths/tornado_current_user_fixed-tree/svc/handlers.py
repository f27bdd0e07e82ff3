from tornado.web import authenticated

from svc.base import MutualTlsHandler
from svc.tokens import accept, issue


class TokenHandler(MutualTlsHandler):
    @authenticated
    def post(self):
        self.write({"access_token": issue(self.current_user)})


class AccountsHandler(MutualTlsHandler):
    @authenticated
    async def get(self):
        claims = accept(self.request.headers["Authorization"][7:], self.current_user)
        self.write({"owner": claims["sub"]})
