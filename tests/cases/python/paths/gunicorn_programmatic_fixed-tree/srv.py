import ssl
from gunicorn.app.base import BaseApplication
from svc.web import app


class Server(BaseApplication):
    def load_config(self):
        self.cfg.set("bind", "0.0.0.0:8443")
        self.cfg.set("ca_certs", "/etc/pki/ca.pem")
        self.cfg.set("cert_reqs", ssl.CERT_REQUIRED)

    def load(self):
        return app


Server().run()
