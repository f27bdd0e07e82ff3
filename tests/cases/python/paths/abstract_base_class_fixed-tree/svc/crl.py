from .base import Checker
from . import pki as p


class CrlChecker(Checker):
    def check(self, cert) -> None:
        if p.is_revoked(cert):
            raise PermissionError("revoked")


checker: Checker = CrlChecker()
