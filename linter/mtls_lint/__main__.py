"""``python -m mtls_lint``."""

from mtls_lint.cli import main

main()
