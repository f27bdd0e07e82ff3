import ssl


class Settings:
    """TLS settings of the service, made once."""

    def __init__(self, *, mode: ssl.VerifyMode, flags: ssl.VerifyFlags) -> None:
        self.mode = mode
        self.flags = flags

    def context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain("/etc/tls/server.crt", "/etc/tls/server.key")
        context.load_verify_locations("/etc/pki/ca-and-crl.pem")
        context.verify_mode = self.mode
        context.verify_flags |= self.flags
        return context


strict = Settings(mode=ssl.CERT_REQUIRED, flags=ssl.VERIFY_X509_STRICT)
