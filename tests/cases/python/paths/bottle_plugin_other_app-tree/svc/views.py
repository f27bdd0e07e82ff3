from bottle import Bottle, request
from cryptography import x509

from svc.plugin import client_certificate
from svc.tokens import accept, issue

app = Bottle()
admin = Bottle()
admin.install(client_certificate)


@app.get("/health")
def health():
    return {"status": "ok"}


@app.post("/token")
def token():
    return {"access_token": issue(x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode()))}


@app.route("/accounts")
def accounts():
    return accept(request.headers["Authorization"][7:], x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode()))
