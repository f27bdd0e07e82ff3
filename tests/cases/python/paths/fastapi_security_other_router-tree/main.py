from fastapi import FastAPI

from svc.routes import enrolment, router

app = FastAPI()
app.include_router(enrolment)
app.include_router(router, prefix="/v1")
