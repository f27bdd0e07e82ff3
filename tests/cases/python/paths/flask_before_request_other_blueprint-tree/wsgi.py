from flask import Blueprint, Flask

from shop.guard import require_certificate
from shop.views import api


def create_app():
    app = Flask(__name__)
    admin = Blueprint("admin", __name__)
    admin.before_request(require_certificate)
    app.register_blueprint(api)
    return app


app = create_app()
