import ssl

import uvicorn

SETTINGS = {"port": 8443, "ssl_ca_certs": "/etc/pki/ca.pem"}


def main():
    options = dict(SETTINGS)
    options["ssl_cert_reqs"] = ssl.CERT_REQUIRED
    uvicorn.run("service.app:app", **options)


main()
