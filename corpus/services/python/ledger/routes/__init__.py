"""The routes of the service."""

from ledger.routes.accounts import routes as account_routes
from ledger.routes.public import routes as public_routes
from ledger.routes.tokens import TokenRoutes

__all__ = ["TokenRoutes", "account_routes", "public_routes"]
