from fastapi import Depends, FastAPI

from svc.guard import client_certificate
from svc.routes import router

app = FastAPI()
app.include_router(router, prefix="/v1", dependencies=[Depends(client_certificate)])


@app.get("/health")
async def health():
    return {"status": "ok"}
