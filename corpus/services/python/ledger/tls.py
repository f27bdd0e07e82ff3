"""The TLS side of the server: every client presents a certificate of the partner CA."""

from __future__ import annotations

import ssl

from ledger.config import Settings


def server_context(settings: Settings) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(settings.server_certificate, settings.server_key)
    context.load_verify_locations(cafile=settings.client_ca)
    context.verify_mode = ssl.CERT_REQUIRED
    return context
