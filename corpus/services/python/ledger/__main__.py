"""``python -m ledger``: serves the ledger."""

from aiohttp import web

from ledger.app import create_app
from ledger.config import Settings
from ledger.tls import server_context


def main() -> None:
    settings = Settings.from_environment()
    web.run_app(create_app(settings), port=settings.port, ssl_context=server_context(settings))


if __name__ == "__main__":
    main()
