from fastapi import HTTPException
from svc.pki import is_revoked


async def ensure_good(cert) -> None:
    if is_revoked(cert):
        raise HTTPException(status_code=403)
