"""What anybody may see."""

from __future__ import annotations

import json

from aiohttp import web
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from jwt.algorithms import ECAlgorithm

routes = web.RouteTableDef()


@routes.get("/health")
async def health(request: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


@routes.get("/.well-known/jwks.json")
async def jwks(request: web.Request) -> web.Response:
    public = load_pem_public_key(request.app["settings"].signing_public_key.read_bytes())
    key = json.loads(ECAlgorithm.to_jwk(public))
    return web.json_response({"keys": [{**key, "kid": "ledger-1", "use": "sig", "alg": "ES256"}]})
