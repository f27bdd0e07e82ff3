"""A small rate limit for the expensive route."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from functools import wraps

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def rate_limited(*, calls: int, seconds: float) -> Callable[[Handler], Handler]:
    def decorate(handler: Handler) -> Handler:
        seen: dict[str, deque[float]] = defaultdict(deque)

        @wraps(handler)
        async def limited(request: web.Request) -> web.StreamResponse:
            now, times = time.monotonic(), seen[request.remote or ""]
            while times and times[0] < now - seconds:
                times.popleft()
            if len(times) >= calls:
                raise web.HTTPTooManyRequests
            times.append(now)
            return await handler(request)

        return limited

    return decorate
