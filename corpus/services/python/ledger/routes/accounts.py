"""Accounts, for partners that hold a token."""

from __future__ import annotations

from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/accounts")
async def accounts(request: web.Request) -> web.Response:
    match request["claims"].get("scope", "").split():
        case []:
            raise web.HTTPForbidden(reason="the token has no scope")
        case scopes if "accounts:read" in scopes:
            return web.json_response({"owner": request["claims"]["sub"], "accounts": []})
        case _:
            raise web.HTTPForbidden(reason="accounts:read is needed")
