from fastapi import APIRouter, Depends, FastAPI

from svc.guard import client_certificate
from svc.routes import router

app = FastAPI()
admin = APIRouter()
app.include_router(admin, prefix="/admin", dependencies=[Depends(client_certificate)])
app.include_router(router, prefix="/v1")


@app.get("/health")
async def health():
    return {"status": "ok"}
