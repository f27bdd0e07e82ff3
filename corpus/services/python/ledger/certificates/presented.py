"""The certificate of the connection that a request came over."""

from __future__ import annotations

from aiohttp import web
from cryptography import x509


def presented_certificate(request: web.Request) -> x509.Certificate:
    tls = request.transport.get_extra_info("ssl_object") if request.transport else None
    der = tls.getpeercert(binary_form=True) if tls else None
    if not der:
        raise web.HTTPUnauthorized(reason="client certificate required")
    return x509.load_der_x509_certificate(der)
