KEY = open("/run/secrets/signing.pem").read()
