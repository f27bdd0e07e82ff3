"""Puts the service together: public routes, tokens for certificates, accounts for bound tokens."""

from __future__ import annotations

from aiohttp import web

from ledger.certificates import CrlRevocation
from ledger.clients import ClientRegistry
from ledger.config import Settings
from ledger.middleware import bound_token, client_certificate
from ledger.routes import TokenRoutes, account_routes, public_routes
from ledger.tokens import TokenIssuer, TokenVerifier


def create_app(settings: Settings) -> web.Application:
    certificate = client_certificate(CrlRevocation(settings.client_crl), ClientRegistry(settings.clients))

    tokens = web.Application(middlewares=[certificate])
    TokenRoutes(TokenIssuer(settings)).register(tokens)

    api = web.Application(middlewares=[certificate, bound_token(TokenVerifier(settings))])
    api.add_routes(account_routes)

    app = web.Application()
    app["settings"] = settings
    app.add_routes(public_routes)
    app.add_subapp("/oauth", tokens)
    app.add_subapp("/v1", api)
    return app
