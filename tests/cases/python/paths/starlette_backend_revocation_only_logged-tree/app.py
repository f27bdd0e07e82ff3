from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.routing import Route

from svc.backend import CertificateBackend
from svc.endpoints import accounts, token

app = Starlette(
    routes=[Route("/token", token, methods=["POST"]), Route("/accounts", accounts)],
    middleware=[Middleware(AuthenticationMiddleware, backend=CertificateBackend())],
)
