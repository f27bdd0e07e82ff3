"""The options of the command line, in the groups in which ``--help`` lists them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtls_lint import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

FORMATS = (
    *("text", "json", "sarif", "github", "gitlab", "gitlab-sast", "junit", "markdown"),
    *("statistics", "summary", "mermaid"),
)
ALL = "all"
"""The languages whose models are listed where none is named."""
MAP_FORMATS = ("text", "json", "mermaid")
LANGUAGES = ("csharp", "go", "java", "javascript", "python")
SHELLS = ("bash", "zsh", "fish")
_PERSONAS = ("regular", "pedantic", "auditor")
_SEVERITIES = ("low", "medium", "high", "critical")


def _comma_separated(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(word.strip().upper() for value in values for word in value.split(",") if word.strip())


_SCANNED = (
    click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path()),
    click.option(
        "--focus",
        is_flag=True,
        help="Show only what is found in the PATHs, but analyse the tree around them: the git work tree, or the"
        " folder of the configuration.",
    ),
    click.option(
        "--force-exclude", is_flag=True, help="Pass over named files that a folder's scan would pass over."
    ),
    click.option(
        "--stdin-filename",
        metavar="FILE",
        help="Read standard input as the content of this file; the PATH is then - or left out.",
    ),
    click.option("--include-tests", is_flag=True, help="Scan test code too."),
    click.option("--assume-mtls", is_flag=True, help="Take every file as part of a mutual-TLS program."),
    click.option(
        "--config",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="The configuration to use, instead of the closest to the first PATH.",
    ),
    click.option(
        "--jobs", metavar="N", type=click.IntRange(min=1), help="How many cores Semgrep's engine may use."
    ),
)
_SHOWN = (
    click.option("--persona", type=click.Choice(_PERSONAS), help="How much to show; regular by default."),
    click.option(
        "--select",
        metavar="RULES",
        multiple=True,
        callback=_comma_separated,
        help="Show only these rules: ids or their beginnings, with commas between.",
    ),
    click.option(
        "--ignore", metavar="RULES", multiple=True, callback=_comma_separated, help="Do not show these rules."
    ),
    click.option("--min-severity", type=click.Choice(_SEVERITIES), help="Show nothing below this severity."),
    click.option(
        "--since",
        metavar="REV",
        help="Show only what is new against a git revision; REV... means where HEAD branched off from it.",
    ),
    click.option("--baseline", metavar="FILE", help="Do not show the findings that this file lists."),
    click.option(
        "--write-baseline", metavar="FILE", help="Write all findings to this file, to be used as a baseline."
    ),
)
_REPORTED = (
    click.option("--format", "formats", type=click.Choice(FORMATS), multiple=True, help="Report format."),
    click.option(
        "--output",
        "outputs",
        metavar="FILE",
        multiple=True,
        help="Where the report goes; the n-th --output belongs to the n-th --format, and - is standard output.",
    ),
    click.option("--statistics", is_flag=True, help="Show how often each rule was found; --format statistics."),
    click.option("--summary", is_flag=True, help="Show the closing line only; --format summary."),
    click.option("--map", "with_map", is_flag=True, help="Show who issues and accepts tokens, not the findings."),
    click.option("--score", is_flag=True, help="Sum the findings up in a score, with its derivation."),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found."),
    click.option("-q", "--quiet", count=True, help="Show no warnings and no summary."),
    click.option("-v", "--verbose", count=True, help="Show notes: what was passed over, and why."),
)
_MENDED = (
    click.option("--fix", is_flag=True, help="Mend what one safe edit mends, and report the rest."),
    click.option("--unsafe-fixes", is_flag=True, help="Also by edits that change what a right program does."),
    click.option("--diff", is_flag=True, help="Show the edits of --fix instead of making them."),
)
_ASKED = (
    click.option("--list-rules", is_flag=True, help="List the rules and exit."),
    click.option(
        "--list-models",
        metavar="[LANGUAGE]",
        is_flag=False,
        flag_value=ALL,
        help="List what is known of libraries, and your own models, as --format text or json, and exit.",
    ),
    click.option("--explain", metavar="ID", help="Show the page of one rule and exit."),
    click.option(
        "--language",
        "languages",
        type=click.Choice(LANGUAGES),
        multiple=True,
        help="With --explain: show the examples of this language only.",
    ),
    click.option("--show-settings", is_flag=True, help="Show each setting and where it was set, and exit."),
    click.option("--show-files", is_flag=True, help="Show what would be scanned or passed over, and exit."),
    click.option(
        "--list-suppressions", is_flag=True, help="List the ignore comments and what they are good for, and exit."
    ),
    click.option(
        "--why", metavar="FILE:LINE", help="Tell why that line is reported or not, instead of reporting."
    ),
    click.option(
        "--completions", metavar="SHELL", type=click.Choice(SHELLS), help="Print a script that completes options."
    ),
    click.option("--lsp", is_flag=True, help="Serve an editor on standard input and output."),
    click.version_option(__version__, prog_name="mtls-lint", message="%(prog)s %(version)s"),
)


def all_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Decorates a command with every option, and with the paths as its argument."""
    for decorate in reversed((*_SCANNED, *_SHOWN, *_REPORTED, *_MENDED, *_ASKED)):
        command = decorate(command)
    return command
