"""What the command line shows of itself and of the project, instead of scanning."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from mtls_lint.findings import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtls_lint.config import Settings
    from mtls_lint.findings import Report

_VERSION = 1


def settings_text(settings: Settings, format: str) -> str:  # noqa: A002
    """Each setting of a configuration file, its value, and where that was set, as lines or as JSON."""
    from mtls_lint.config import as_table

    entries = {
        key: {"value": value, "origin": settings.origins.get(key.replace("-", "_"), "default")}
        for key, value in as_table(settings).items()
    }
    if format == "json":
        return json.dumps({"version": _VERSION, "settings": entries}, ensure_ascii=False)
    return "\n".join(
        f"{key} = {_toml(entry['value'])}  # {entry['origin']}" if entry["value"] != "" else f"# {key} is not set"
        for key, entry in entries.items()
    )


def suppressions_text(report: Report, format: str) -> str:  # noqa: A002
    """Every ignore comment, what it is good for and why it was written, as lines or as JSON."""
    if format == "json":
        entries = [asdict(comment) for comment in report.suppressions]
        return json.dumps({"version": _VERSION, "suppressions": entries}, ensure_ascii=False)
    return "\n".join(
        f"{comment.path}:{comment.line}: {comment.standing}: {', '.join(comment.rules) or 'names no rule'}"
        f"{comment.until and f', until {comment.until}'}: {comment.reason or '(no reason given)'}"
        for comment in report.suppressions
    )


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        inner = ", ".join(f"{json.dumps(key)} = {_toml(item)}" for key, item in value.items())
        return f"{{{inner}}}"
    return json.dumps(value, ensure_ascii=False)


def files_text(settings: Settings, format: str) -> tuple[str, bool]:  # noqa: A002
    """What becomes of each source file below the paths, as lines or as JSON, and whether all could be read."""
    entries = sorted(_fates(settings), key=lambda entry: entry["path"])
    readable = all(entry["status"] != "unreadable" for entry in entries)
    if format == "json":
        return json.dumps({"version": _VERSION, "files": entries}, ensure_ascii=False), readable
    lines = [f"{entry['path']}: {_STATUS[entry['status']]}{entry['reason'] or ''}" for entry in entries]
    return "\n".join(lines), readable


_STATUS = {
    "analysed": "analysed",
    "unrelated": "holds no word of tokens, certificates or routes; read only if an analysed file calls it",
    "passed-over": "passed over: ",
    "unreadable": "",
}


def _fates(settings: Settings) -> Iterator[dict[str, Any]]:
    from mtls_lint.source import prefilter
    from mtls_lint.source.listing import hidden
    from mtls_lint.source.walk import discover

    found = discover(settings.paths, settings, prefilter.keeper(prefilter.load()))
    for status, files in (("analysed", found.files), ("unrelated", found.others)):
        for file in files:
            yield {"path": file.path, "language": file.language.value, "status": status, "reason": None}
    told = [(path, "passed-over", str(reason)) for path, reason in found.passed_over]
    for notice in found.notices:
        if notice.path:
            status = "unreadable" if notice.level is Level.ERROR else "passed-over"
            told.append((notice.path, status, notice.message.removeprefix("was passed over: ")))
    known = {file.path for file in (*found.files, *found.others)} | {path for path, _, _ in told}
    told += [(path, "passed-over", "hidden by an ignore file") for path in hidden(settings.paths, known)]
    for path, status, reason in told:
        yield {"path": path, "language": None, "status": status, "reason": reason}
