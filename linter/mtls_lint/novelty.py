"""Only what is new: what the options of the command line say was there before, and writing that down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mtls_lint import baseline, output

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mtls_lint.baseline import Known
    from mtls_lint.config import Settings
    from mtls_lint.findings import Report, Rule


def earlier(
    since: str | None, settings: Settings, catalogue: Mapping[str, Rule], write_baseline: str | None
) -> Callable[[], Known] | None:
    """How to learn which findings were there before, where that is asked for.

    Raises:
        click.ClickException: when the options exclude each other, or the baseline cannot be used; the function
            that is returned raises it when the revision cannot be compared with.
    """
    if write_baseline:
        if since or settings.focus:
            raise click.UsageError("a baseline holds all that is found: not with --since or --focus")
        return None
    try:
        listed = baseline.read(Path(settings.baseline)) if settings.baseline else None
    except baseline.BaselineError as error:
        raise click.ClickException(str(error)) from error
    if not since:
        return (lambda: listed) if listed else None

    def known() -> Known:
        from mtls_lint.since import RevisionError, known_at

        try:
            before = known_at(since, settings, catalogue)
        except RevisionError as error:
            raise click.ClickException(str(error)) from error
        return before.either(listed) if listed else before

    return known


def record(report: Report, file: str) -> int:
    """Writes the findings of a report as a baseline, if it is to be trusted; the exit code."""
    if not report.trusted:
        return 2
    known = baseline.of_report(report, Path(file).absolute().parent)
    output.write_file(file, lambda stream: baseline.write(known, stream))
    output.say(f"{file}: {len(report.findings)} findings are known from now on")
    return 0
