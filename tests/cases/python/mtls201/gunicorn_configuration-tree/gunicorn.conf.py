import ssl

bind = "0.0.0.0:8443"
certfile = "/etc/tls/server.crt"
keyfile = "/etc/tls/server.key"
ca_certs = "/etc/pki/ca.pem"
