"""What the command line does with edits: show them, or make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mtls_lint import output

if TYPE_CHECKING:
    from mtls_lint.findings import Report


def show_difference(report: Report, *, unsafe: bool) -> int:
    """Prints what the edits would change; the exit code: whether that is anything."""
    from mtls_lint.fix import apply

    files = apply.mended(report.findings, report.contents, unsafe=unsafe)
    if files:
        output.say("".join(line for of in files for line in apply.difference(of)).removesuffix("\n"))
    return int(bool(files))


def mend(report: Report, verbosity: int, *, unsafe: bool) -> bool:
    """Writes what the edits change; whether anything was written.

    Raises:
        click.ClickException: when a file could not be written.
    """
    from mtls_lint.fix import apply

    files = apply.mended(report.findings, report.contents, unsafe=unsafe)
    try:
        for of in files:
            apply.write(of)
    except apply.FixError as error:
        raise click.ClickException(str(error)) from error
    if files and verbosity >= 0:
        click.echo(f"mended {sum(of.count for of in files)} of {len(report.findings)} findings", err=True)
    return bool(files)
