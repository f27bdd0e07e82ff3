from contextlib import asynccontextmanager

from fastapi import FastAPI

from svc.routes import router


@asynccontextmanager
async def lifespan(app: FastAPI):
    print("started")
    yield


app = FastAPI(lifespan=lifespan)
app.include_router(router, prefix="/api")
