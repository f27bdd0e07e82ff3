from flask import Flask

from shop.guard import require_certificate
from shop.views import api


def create_app():
    app = Flask(__name__)
    app.before_request(require_certificate)
    app.register_blueprint(api)
    return app


app = create_app()
