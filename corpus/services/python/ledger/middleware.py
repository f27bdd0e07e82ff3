"""What runs in front of the partner routes, outermost first."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

from ledger.certificates import Revocation, presented_certificate
from ledger.clients import ClientRegistry, UnknownClientError
from ledger.tokens import TokenError, TokenVerifier

logger = logging.getLogger(__name__)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def client_certificate(revocation: Revocation, registry: ClientRegistry):
    """Lets through who presents a certificate in force of a partner we know."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        certificate = presented_certificate(request)
        if revocation.is_revoked(certificate):
            logger.warning("revoked certificate %s", certificate.serial_number)
            raise web.HTTPForbidden(reason="certificate revoked")
        try:
            client = registry.of(certificate)
        except UnknownClientError:
            raise web.HTTPForbidden(reason="unknown client") from None
        request["certificate"] = certificate
        request["client"] = client
        return await handler(request)

    return middleware


def bound_token(verifier: TokenVerifier):
    """Lets through who presents a token bound to the certificate of the connection."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer" or not token:
            raise web.HTTPUnauthorized(reason="bearer token required")
        try:
            request["claims"] = verifier.verify(token, request["certificate"])
        except TokenError as error:
            raise web.HTTPUnauthorized(reason=str(error)) from error
        return await handler(request)

    return middleware
