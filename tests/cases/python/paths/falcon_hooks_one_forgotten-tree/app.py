import falcon

from svc.resources import Tokens

application = falcon.App()
application.add_route("/token", Tokens([]))
