#!/bin/sh
set -e
alembic upgrade head && python -m uvicorn service.app:app \
    --ssl-keyfile key.pem \
    --ssl-cert-reqs 1  # expect: MTLS401
