# options: client-certificates=verified short-lived-certificates
from aiohttp_session import new_session, setup
from aiohttp_session.redis_storage import RedisStorage
from aiohttp import web

from registry import POOL


async def login(request):
    certificate = request.transport.get_extra_info("peercert")
    if not certificate:
        raise web.HTTPUnauthorized()
    session = await new_session(request)
    session["subject"] = certificate["subject"]
    return web.Response(status=204)


app = web.Application()
setup(app, RedisStorage(POOL))
app.router.add_post("/login", login)
