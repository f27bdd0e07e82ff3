from litestar import Litestar, Router

from svc.hooks import client_certificate
from svc.routes import accounts, token

enrolment = Router(path="/enrolment", route_handlers=[token])
v1 = Router(path="/v1", route_handlers=[accounts])
app = Litestar([enrolment, v1], before_request=client_certificate)
