from fastapi import APIRouter, Depends

from app.deps import bound_token

router = APIRouter(prefix="/v1", dependencies=[Depends(bound_token)])


@router.get("/accounts")
async def accounts():
    return [{"id": 1}]
