"""The token endpoint."""

from __future__ import annotations

from aiohttp import web

from ledger.limits import rate_limited
from ledger.tokens import TokenIssuer


class TokenRoutes:
    def __init__(self, issuer: TokenIssuer) -> None:
        self._issuer = issuer

    def register(self, app: web.Application) -> None:
        limited = rate_limited(calls=30, seconds=60)
        app.router.add_post("/token", limited(self.issue))

    async def issue(self, request: web.Request) -> web.Response:
        token = self._issuer.issue(request["client"], request["certificate"])
        return web.json_response({"access_token": token, "token_type": "Bearer", "expires_in": 600})
