"""Revocation by the CA's list, which a timer on the host fetches and verifies every ten minutes."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from cryptography import x509


class Revocation(Protocol):
    def is_revoked(self, certificate: x509.Certificate) -> bool: ...


class CrlRevocation:
    def __init__(self, path: Path) -> None:
        self._path = path

    def is_revoked(self, certificate: x509.Certificate) -> bool:
        crl = x509.load_pem_x509_crl(self._path.read_bytes())
        return crl.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None
