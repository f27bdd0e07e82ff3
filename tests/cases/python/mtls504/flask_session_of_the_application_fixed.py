# options: client-certificates=verified short-lived-certificates
from flask import Blueprint, abort, current_app, request, session
from flask_session import Session

pages = Blueprint("pages", __name__)


@pages.post("/login")
def login():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    current_app.session_interface.regenerate(session)
    current_app.logger.info("login of %s", request.environ["SSL_CLIENT_S_DN_CN"])
    session["authenticated"] = True
    return "", 204


def install(app):
    Session(app)
    app.register_blueprint(pages)
