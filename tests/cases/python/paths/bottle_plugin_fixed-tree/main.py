from cheroot.ssl.builtin import BuiltinSSLAdapter
from cheroot.wsgi import Server
import ssl

from svc.views import app

adapter = BuiltinSSLAdapter("/etc/tls/server.crt", "/etc/tls/server.key", "/etc/pki/ca.pem")
adapter.context.verify_mode = ssl.CERT_REQUIRED
server = Server(("0.0.0.0", 8443), app)
server.ssl_adapter = adapter
server.start()
