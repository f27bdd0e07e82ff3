# options: persona=pedantic client-certificates=verified short-lived-certificates
import time
from datetime import timedelta

import jwt
from quart import Quart, abort, jsonify, request
from quart_rate_limiter import RateLimiter, rate_limit

from registry import CLIENTS, KEY, thumbprint_of

app = Quart(__name__)
RateLimiter(app)


@app.post("/token")
@rate_limit(30, timedelta(minutes=1))
async def token():
    presented = request.scope["extensions"]["tls"]["client_cert_chain"][0]
    name = request.scope["extensions"]["tls"]["client_cert_name"]
    if name not in CLIENTS:
        abort(403)
    claims = {"sub": name, "cnf": {"x5t#S256": thumbprint_of(presented)}, "exp": int(time.time()) + 300}
    return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))
