"""Where reports and messages go: standard output and standard error, or files that are replaced as a whole."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

    from mtls_lint.findings import Report

STDOUT = "-"


def paired(formats: tuple[str, ...], outputs: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each format with its output.

    Raises:
        click.UsageError: when there are too many outputs, or two formats have the same.
    """
    formats = formats or ("text",)
    if len(outputs) > len(formats):
        raise click.UsageError("there are more --output than --format options")
    targets = outputs + (STDOUT,) * (len(formats) - len(outputs))
    for target in targets:
        if targets.count(target) > 1:
            name = "standard output" if target == STDOUT else target
            raise click.UsageError(f"more than one format goes to {name}; give each its own --output")
    return tuple(zip(formats, targets, strict=True))


def say(text: str) -> None:
    """Writes lines of text to standard output.

    Raises:
        click.ClickException: when it cannot be written.
    """
    with _written(sys.stdout, "standard output"):
        click.echo(text)


def show_notices(report: Report, verbosity: int) -> None:
    """Errors always; warnings unless quiet; notes when asked for."""
    from mtls_lint.findings import Level

    loudness = {Level.ERROR: verbosity, Level.WARNING: 0, Level.NOTE: 1}
    with _written(sys.stderr, "standard error"):
        for notice in report.notices:
            if verbosity >= loudness[notice.level]:
                place = f"{notice.path}:{notice.line}: " if notice.line else notice.path and f"{notice.path}: "
                click.echo(f"{notice.level.value}: {place}{notice.message} [{notice.kind}]", err=True)


def write_report(name: str, target: str, report: Report, verbosity: int) -> None:
    """Writes the report in one format to a file, or to standard output.

    Raises:
        click.ClickException: when it cannot be written; a file is then as it was before.
    """
    if name in ("text", "summary"):
        from dataclasses import replace

        report = replace(report, notices=())  # They are on standard error, next to the errors of any format.
    if target == STDOUT:
        color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        with _written(sys.stdout, "standard output"):
            _render(name, report, sys.stdout, color, verbosity)
        return
    write_file(target, lambda stream: _render(name, report, stream, color=False, verbosity=verbosity))


def write_file(target: str, write: Callable[[TextIO], None]) -> None:
    """Lets ``write`` fill a file, which is replaced only when that is done.

    Raises:
        click.ClickException: when it cannot be written; the file is then as it was before.
    """
    path = Path(os.path.realpath(target))
    # Next to its place, so that the final step is a rename and no one ever reads half a report. What is no
    # plain file (a pipe, the null device) is written to and must not be replaced.
    special = path.exists() and not path.is_file()
    scratch = path if special else path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        try:
            with scratch.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
                write(stream)
            if not special:
                scratch.replace(path)
        finally:
            if not special:
                scratch.unlink(missing_ok=True)
    except OSError as error:
        raise click.ClickException(f"{target}: cannot be written: {error.strerror or error}") from error


@contextmanager
def _written(stream: TextIO, name: str) -> Iterator[None]:
    """Turn a closed pipe or a full disk behind a standard stream into an error message."""
    try:
        yield
        stream.flush()
    except OSError as error:
        # What is still in the buffer would fail once more, unreported, when the interpreter shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise click.ClickException(f"{name} cannot be written: {error.strerror or error}") from error


def _render(name: str, report: Report, stream: TextIO, color: bool, verbosity: int) -> None:
    from mtls_lint.report import write, write_services

    if report.services is not None:
        write_services(name, report.services, stream)
        return
    write(name, report, stream, color=color, verbosity=verbosity)
