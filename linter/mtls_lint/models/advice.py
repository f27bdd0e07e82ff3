"""How to fix a flaw in the library at hand, as data: ``rules/fixes/<language>.toml``."""

from __future__ import annotations

import tomllib
from functools import cache

from mtls_lint.rulesdir import rules_dir


def advice(rule_id: str, language: str, package: str) -> str:
    """One sentence for the package, else for the language; empty when there is none."""
    table = _table("javascript" if language == "typescript" else language).get(rule_id, {})
    return table.get(package) or table.get("any", "")


@cache
def _table(language: str) -> dict[str, dict[str, str]]:
    path = rules_dir() / "fixes" / f"{language}.toml"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return tomllib.load(file)
