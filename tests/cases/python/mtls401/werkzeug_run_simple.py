import ssl

from werkzeug.serving import run_simple

from service import application

MODES = {"strict": ssl.CERT_REQUIRED, "lax": ssl.CERT_OPTIONAL}

context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain("server.pem")
context.load_verify_locations("clients.pem")
context.verify_mode = MODES["lax"]  # expect: MTLS401
run_simple("0.0.0.0", 8443, application, ssl_context=context)
