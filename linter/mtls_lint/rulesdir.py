"""Where the knowledge lives: the ``rules/`` folder, installed or in a checkout."""

from __future__ import annotations

from pathlib import Path


def rules_dir() -> Path:
    """The folder with the catalogue, models and Semgrep rules.

    An installed package carries it as ``_rules``; a checkout has it as ``rules/`` at the top.

    Raises:
        FileNotFoundError: when neither exists, that is, the installation is broken.
    """
    package = Path(__file__).resolve().parent
    for candidate in (package / "_rules", package.parents[1] / "rules"):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"the rules are missing from the installation: no {package / '_rules'}")
