from fastapi import FastAPI

from svc.guard import client_certificate
from svc.routes import router


def create_app() -> FastAPI:
    app = FastAPI()
    app.middleware("http")(client_certificate)
    app.include_router(router)
    return app


app = create_app()
