from bottle import Bottle, request

from svc.plugin import client_certificate
from svc.tokens import accept, issue

app = Bottle()
app.install(client_certificate)


@app.get("/health")
def health():
    return {"status": "ok"}


@app.post("/token")
def token():
    return {"access_token": issue(request.client)}


@app.route("/accounts")
def accounts():
    return accept(request.headers["Authorization"][7:], request.client)
