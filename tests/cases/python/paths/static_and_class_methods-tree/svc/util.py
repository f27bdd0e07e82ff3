try:
    from svc.fast import is_revoked
except ImportError:
    from svc.pki import is_revoked


class Certificates:
    @staticmethod
    def ensure(cert):
        if is_revoked(cert):
            raise PermissionError

    @classmethod
    def checked(cls, cert):
        return cert
