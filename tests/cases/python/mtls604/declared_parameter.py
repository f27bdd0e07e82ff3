# options: assume-mtls client-certificates=verified short-lived-certificates
import time

import jwt
from fastapi import FastAPI, HTTPException

from registry import KEY, codes

app = FastAPI()


@app.post("/device/reset")
async def reset(email: str, code: str):
    stored = await codes.fetch(email)
    if stored.email != email:
        raise HTTPException(status_code=401)
    claims = {"sub": email, "exp": int(time.time()) + 300}
    return {"access_token": jwt.encode(claims, KEY, algorithm="ES256")}  # expect: MTLS604
