"""Typed settings: what the configuration file says, overridden by what the command line says."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtls_lint.findings import Persona, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_TABLE = "mtls-lint"
_OWN_FILE = ".mtls-lint.toml"
_SHARED_FILE = "pyproject.toml"
COMMAND_LINE = "command line"


class ConfigError(Exception):
    """The configuration cannot be used; the message names the file and the reason."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything one run depends on.

    ``outputs`` pairs a format with a file name, ``-`` being standard output. ``select`` and ``ignore`` hold
    rule ids or prefixes of ids; ``per_path_ignores`` pairs a pattern with such ids, ``severity`` such an id with
    what it is to be shown as. Patterns are in the syntax of ignore files, relative to ``root``, the folder of the
    configuration. Files that match none of ``include``, where there are any, or one of ``exclude`` are passed
    over. ``client_certificates`` is ``"verified"`` where a TLS layer outside the scanned tree
    requires and verifies client certificates; ``trusted_headers`` names request headers that only a trusted
    proxy can set. ``models`` are model files of the user's own. ``jobs`` is how many cores Semgrep's engine may
    use, 0 for all there are. ``baseline`` names the file of findings that are known already. In ``focus`` only
    what is found in ``paths`` is shown, and the ``tree`` around them is analysed; with ``force_exclude`` named
    files are passed over like others. ``buffers`` holds, by resolved path, the bytes of files that are not as on
    disk. ``verbosity`` is 0 by default, negative for quiet. ``origins`` says of each setting that is not the
    default where it was set: a file, or ``command line``.
    """

    paths: tuple[str, ...] = (".",)
    outputs: tuple[tuple[str, str], ...] = (("text", "-"),)
    persona: Persona = Persona.REGULAR
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    root: Path = Path()
    per_path_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    min_severity: Severity = Severity.LOW
    assume_mtls: bool = False
    include_tests: bool = False
    exit_zero: bool = False
    jobs: int = 0
    verbosity: int = 0
    short_lived_certificates: bool = False
    client_certificates: str = ""
    trusted_headers: tuple[str, ...] = ()
    models: tuple[Path, ...] = ()
    baseline: str = ""
    focus: bool = False
    tree: str = "."
    force_exclude: bool = False
    buffers: Mapping[Path, bytes] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)


def load(
    paths: tuple[str, ...],
    options: Mapping[str, Any],
    rules: Iterable[str],
    config: Path | None = None,
    start: Path | None = None,
) -> Settings:
    """The settings for a run over ``paths``.

    Args:
        paths: what to scan; the first decides which configuration file is closest, unless ``start`` does.
        options: fields of `Settings` given on the command line; they win over the file.
        rules: the ids of all rules.
        config: the configuration file to use instead of the closest.
        start: where to look for the closest.

    Raises:
        ConfigError: when the file cannot be read, is malformed, has an unknown key or a wrong value, or when
            a selected or ignored rule does not exist.
    """
    file, table = _explicit(config) if config else _closest(start or Path(paths[0]))
    values: dict[str, Any] = {}
    known = tuple(rules)
    if file:
        values = _checked(file, table)
        _check_rules(f"{file}: ", values, known)
        values["root"] = file.parent
        if "models" in values:
            values["models"] = tuple(_files(file, values["models"]))
        if "baseline" in values:
            values["baseline"] = str(file.parent / values["baseline"])
    _check_rules("--", options, known)
    origins = dict.fromkeys(values, str(file)) | dict.fromkeys(options, COMMAND_LINE)
    return Settings(paths=paths, origins=origins, **(values | dict(options)))


def as_table(settings: Settings) -> dict[str, Any]:
    """The settings as a configuration file writes them, by key: strings, lists, tables and flags."""
    table = {key: _plain(key, getattr(settings, key.replace("-", "_"))) for key in _KEYS}
    return table | {"models": [path.relative_to(settings.root).as_posix() for path in settings.models]}


def _plain(key: str, value: Any) -> Any:
    if isinstance(value, Severity):
        return value.label
    if key in _TABLES:
        return {name: _plain("", item) for name, item in value}
    return list(value) if isinstance(value, tuple) else value


def suggestion(word: str, known: Iterable[str]) -> str:
    """``; did you mean …?`` with the nearest of the known words, or nothing when none is near."""
    from difflib import get_close_matches

    nearest = get_close_matches(word, list(known), n=1)
    return f"; did you mean {nearest[0]!r}?" if nearest else ""


def _closest(start: Path) -> tuple[Path | None, dict[str, Any]]:
    """The nearest configuration at or above a path; a pyproject.toml counts only with our table."""
    here = start.absolute()
    for folder in (here, *here.parents):
        own = folder / _OWN_FILE
        if own.is_file():
            return own, _parse(own, _read(own))
        shared = folder / _SHARED_FILE
        if shared.is_file() and _TABLE.encode() in (content := _read(shared)):
            table = _tool_table(shared, content)
            if table is not None:
                return shared, table
    return None, {}


def _explicit(file: Path) -> tuple[Path, dict[str, Any]]:
    content = _read(file)
    if file.name != _SHARED_FILE:
        return file, _parse(file, content)
    table = _tool_table(file, content)
    if table is None:
        raise ConfigError(f"{file}: there is no [tool.{_TABLE}] table")
    return file, table


def _tool_table(file: Path, content: bytes) -> dict[str, Any] | None:
    tools = _parse(file, content).get("tool")
    table = tools.get(_TABLE) if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{file}: [tool.{_TABLE}] must be a table")
    return table


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror}") from error


def _parse(file: Path, content: bytes) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: is not valid TOML: {error}") from error


def _checked(file: Path, table: dict[str, Any]) -> dict[str, Any]:
    values = {}
    for key, value in table.items():
        if key not in _KEYS:
            raise ConfigError(f"{file}: unknown key {key!r}{suggestion(key, _KEYS)}")
        try:
            values[key.replace("-", "_")] = _KEYS[key](value)
        except ValueError as error:
            raise ConfigError(f"{file}: {key} {error}, not {value!r}") from error
    return values


def _check_rules(origin: str, values: Mapping[str, Any], known: tuple[str, ...]) -> None:
    selectors = [(key, selector) for key in ("select", "ignore") for selector in values.get(key, ())]
    selectors += [
        ("per-path-ignores", selector) for _, ignored in values.get("per_path_ignores", ()) for selector in ignored
    ]
    selectors += [("severity", selector) for selector, _ in values.get("severity", ())]
    for key, selector in selectors:
        if not selector or not any(rule.startswith(selector) for rule in known):
            raise ConfigError(f"{origin}{key}: unknown rule {selector!r}{suggestion(selector, known)}")


def _files(file: Path, patterns: Iterable[str]) -> Iterator[Path]:
    """The files that patterns name, relative to the configuration file."""
    for pattern in patterns:
        found = [] if Path(pattern).is_absolute() else sorted(file.parent.glob(pattern))
        if not found:
            raise ConfigError(f"{file}: models: no file matches {pattern!r} below {file.parent}")
        yield from found


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _name(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("must be the name of a file")
    return value


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError("must be a list of strings")
    return tuple(value)


def _rules(value: object) -> tuple[str, ...]:
    return tuple(word.upper() for word in _words(value))


def _one_of(words: Mapping[str, Any]) -> Callable[[object], Any]:
    def choose(value: object) -> Any:
        if not isinstance(value, str) or value not in words:
            raise ValueError("must be " + " or ".join(f'"{word}"' for word in words))
        return words[value]

    return choose


def _ignores_by_path(value: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise ValueError("must be a table of patterns, each with a list of rules")
    return tuple((pattern, _rules(ignored)) for pattern, ignored in value.items())


def _severities(value: object) -> tuple[tuple[str, Severity], ...]:
    if not isinstance(value, dict):
        raise ValueError("must be a table of rules, each with a severity")
    return tuple((selector.upper(), _SEVERITY(word)) for selector, word in value.items())


_SEVERITY = _one_of({severity.label: severity for severity in Severity})

_KEYS: dict[str, Callable[[object], Any]] = {
    "include": _words,
    "exclude": _words,
    "include-tests": _flag,
    "select": _rules,
    "ignore": _rules,
    "persona": _one_of({persona.value: persona for persona in Persona}),
    "per-path-ignores": _ignores_by_path,
    "severity": _severities,
    "min-severity": _SEVERITY,
    "assume-mtls": _flag,
    "short-lived-certificates": _flag,
    "client-certificates": _one_of({"verified": "verified"}),
    "trusted-headers": _words,
    "models": _words,
    "baseline": _name,
}
_TABLES = ("per-path-ignores", "severity")
