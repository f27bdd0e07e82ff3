import ssl

from app import app

context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="/etc/pki/ca.pem")
context.load_cert_chain("/etc/tls/server.crt", "/etc/tls/server.key")
context.verify_mode = ssl.CERT_REQUIRED
app.run(host="0.0.0.0", port=8443, ssl=context)
