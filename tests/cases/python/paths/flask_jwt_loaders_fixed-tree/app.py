from flask import Flask

from svc.tokens import jwt
from svc.views import api

app = Flask(__name__)
jwt.init_app(app)
app.register_blueprint(api)
