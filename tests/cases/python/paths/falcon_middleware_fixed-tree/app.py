import falcon

from svc.middleware import ClientCertificate
from svc.resources import Accounts, Tokens

application = falcon.App(middleware=[ClientCertificate()])
application.add_route("/token", Tokens())
application.add_route("/accounts", Accounts())
