from fastapi import FastAPI

from svc.asgi import MutualTlsMiddleware
from svc.routes import router

app = FastAPI()
app.include_router(router)
app.add_middleware(MutualTlsMiddleware)
