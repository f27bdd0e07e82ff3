from litestar import Litestar
from litestar.middleware import DefineMiddleware

from svc.authentication import CertificateMiddleware
from svc.controllers import AccountsController, token

app = Litestar(
    route_handlers=[token, AccountsController],
    middleware=[DefineMiddleware(CertificateMiddleware, exclude="/health")],
)
