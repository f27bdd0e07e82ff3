"""What the service asks of client certificates."""

from .presented import presented_certificate
from .revocation import CrlRevocation, Revocation
from .thumbprint import thumbprint

__all__ = ["CrlRevocation", "Revocation", "presented_certificate", "thumbprint"]
