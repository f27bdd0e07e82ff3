import connexion

from svc.middleware import before_request

app = connexion.FlaskApp(__name__, specification_dir="spec/")
app.add_api("openapi.yaml")
print("ready")
