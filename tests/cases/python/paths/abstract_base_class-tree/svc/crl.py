from .base import Checker
from . import pki as p


class CrlChecker(Checker):
    def check(self, cert) -> None:
        p.is_revoked(cert)


checker: Checker = CrlChecker()
