from __future__ import annotations
from dataclasses import dataclass, field
from typing import Protocol

from svc import pki, tokens


class Revocation(Protocol):
    def revoked(self, cert) -> bool: ...


class Crl:
    def revoked(self, cert) -> bool:
        return pki.is_revoked(cert)


@dataclass
class Service:
    revocation: Revocation = field(default_factory=Crl)

    @property
    def strict(self) -> bool:
        return True

    def token(self, cert):
        if self.revocation.revoked(cert):
            return None
        return tokens.issue(cert)
