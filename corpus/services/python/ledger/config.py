"""Settings, read from the environment once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    port: int
    issuer: str
    audience: str
    server_certificate: Path
    server_key: Path
    client_ca: Path
    client_crl: Path
    signing_key: Path
    signing_public_key: Path
    clients: Path
    token_lifetime: int

    @classmethod
    def from_environment(cls) -> Settings:
        env = os.environ
        return cls(
            port=int(env.get("LEDGER_PORT", "8443")),
            issuer=env["LEDGER_ISSUER"],
            audience=env["LEDGER_AUDIENCE"],
            server_certificate=Path(env["LEDGER_TLS_CERT"]),
            server_key=Path(env["LEDGER_TLS_KEY"]),
            client_ca=Path(env["LEDGER_CLIENT_CA"]),
            client_crl=Path(env["LEDGER_CLIENT_CRL"]),
            signing_key=Path(env["LEDGER_SIGNING_KEY"]),
            signing_public_key=Path(env["LEDGER_SIGNING_PUBLIC_KEY"]),
            clients=Path(env["LEDGER_CLIENTS"]),
            token_lifetime=600,
        )
