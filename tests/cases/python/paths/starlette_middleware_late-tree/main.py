from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route

from svc.endpoints import Accounts, token
from svc.middleware import MutualTls

routes = [Route("/token", token, methods=["POST"]), Mount("/api", routes=[Route("/accounts", Accounts)])]
app = Starlette(routes=routes, middleware=[Middleware(MutualTls, refused=404)])
