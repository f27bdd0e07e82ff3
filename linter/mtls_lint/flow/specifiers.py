"""What the specifiers of JavaScript imports stand for."""

from __future__ import annotations

EXTENSIONS = (".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts")
"""What an import may leave out of a file's name, in the order in which they are tried."""


def aliased(specifier: str, aliases: dict[str, tuple[str, ...]]) -> list[str]:
    """The paths that a specifier may stand for, by the most specific pattern first."""
    found: list[str] = []
    for pattern in sorted(aliases, key=lambda pattern: (-len(pattern.partition("*")[0]), "*" in pattern)):
        prefix, star, suffix = pattern.partition("*")
        if (
            star
            and len(specifier) >= len(pattern) - 1
            and specifier.startswith(prefix)
            and specifier.endswith(suffix)
        ):
            inner = specifier[len(prefix) : len(specifier) - len(suffix)]
            found += [target.replace("*", inner) for target in aliases[pattern]]
        elif specifier == pattern:
            found += aliases[pattern]
    return found
