from sanic import Sanic
from sanic.blueprints import BlueprintGroup

from svc.guard import client_certificate
from svc.routes import accounts, enrolment

app = Sanic("accounts")
api = BlueprintGroup(url_prefix="/api")
api.append(accounts)
api.append(enrolment)
api.on_request(client_certificate)
app.blueprint(api)
