from svc.base import SecureHandler
from svc.tokens import accept, issue


class TokenHandler(SecureHandler):
    def post(self):
        self.write({"access_token": issue(self.client)})

    def get(self):
        self.write(accept(self.request.headers["Authorization"][7:], self.client))
