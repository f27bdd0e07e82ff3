"""The command line: options in, exit code out.

Exit codes: 0 nothing found, 1 something found, 2 the run is not to be trusted (wrong usage or configuration,
an unreadable file, a failed engine, a report that could not be written).
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from mtls_lint import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any, TextIO

    from mtls_lint.config import Settings
    from mtls_lint.findings import Report, Rule
    from mtls_lint.why import Question

_FORMATS = ("text", "json", "sarif", "github")
_MAP_FORMATS = ("text", "json", "mermaid")
_PERSONAS = ("regular", "pedantic", "auditor")
_SEVERITIES = ("low", "medium", "high", "critical")
_LANGUAGES = ("csharp", "go", "java", "javascript", "python")
_STDOUT = "-"
_UNTRUSTED = 2


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _command.main(arguments, prog_name="mtls-lint", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = _UNTRUSTED
    except click.Abort:
        click.echo("Error: interrupted", err=True)
        code = _UNTRUSTED
    except Exception:
        # The interpreter's own exit code for a crash is 1, which would read as "something found".
        import traceback

        click.echo(f"Error: internal error of mtls-lint {__version__}, please report it", err=True)
        traceback.print_exc()
        code = _UNTRUSTED
    sys.exit(code)


@contextmanager
def _written(stream: TextIO, name: str) -> Iterator[None]:
    """Turn a closed pipe or a full disk behind a standard stream into an error message.

    Raises:
        click.ClickException: when the stream cannot take what is written.
    """
    try:
        yield
        stream.flush()
    except OSError as error:
        # What is still in the buffer would fail once more, unreported, when the interpreter shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise click.ClickException(f"{name} cannot be written: {error.strerror or error}") from error


def _comma_separated(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(word.strip().upper() for value in values for word in value.split(",") if word.strip())


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@click.option(
    "--format", "formats", type=click.Choice((*_FORMATS, "mermaid")), multiple=True, help="Report format."
)
@click.option(
    "--output",
    "outputs",
    metavar="FILE",
    multiple=True,
    help="Where the report goes; the n-th --output belongs to the n-th --format, and - is standard output.",
)
@click.option("--persona", type=click.Choice(_PERSONAS), help="How much to show; regular by default.")
@click.option(
    "--select",
    metavar="RULES",
    multiple=True,
    callback=_comma_separated,
    help="Show only these rules: ids or their beginnings, with commas between.",
)
@click.option(
    "--ignore", metavar="RULES", multiple=True, callback=_comma_separated, help="Do not show these rules."
)
@click.option("--min-severity", type=click.Choice(_SEVERITIES), help="Show nothing below this severity.")
@click.option("--assume-mtls", is_flag=True, help="Take every file as part of a mutual-TLS program.")
@click.option("--include-tests", is_flag=True, help="Scan test code too.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--list-rules", is_flag=True, help="List the rules and exit.")
@click.option("--explain", metavar="ID", help="Show the page of one rule and exit.")
@click.option(
    "--language",
    "languages",
    type=click.Choice(_LANGUAGES),
    multiple=True,
    help="With --explain: show the examples of this language only.",
)
@click.option("--why", metavar="FILE:LINE", help="Tell why that line is reported or not, instead of reporting.")
@click.option("--map", "with_map", is_flag=True, help="Show who issues and accepts tokens, instead of findings.")
@click.option("--score", is_flag=True, help="Sum the findings up in a score, with its derivation.")
@click.option("--fix", is_flag=True, help="Mend what one safe edit mends, and report the rest.")
@click.option("--unsafe-fixes", is_flag=True, help="Also by edits that change what a right program does.")
@click.option("--diff", is_flag=True, help="Show the edits of --fix instead of making them.")
@click.option("--lsp", is_flag=True, help="Serve an editor on standard input and output.")
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="How many cores Semgrep's engine may use.")
@click.option("-q", "--quiet", count=True, help="Show no warnings and no summary.")
@click.option("-v", "--verbose", count=True, help="Show notes: what was passed over, and why.")
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The configuration to use, instead of the closest to the first PATH.",
)
@click.version_option(__version__, prog_name="mtls-lint", message="%(prog)s %(version)s")
def _command(
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    outputs: tuple[str, ...],
    list_rules: bool,
    explain: str | None,
    languages: tuple[str, ...],
    why: str | None,
    with_map: bool,
    score: bool,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    lsp: bool,
    quiet: int,
    verbose: int,
    config: Path | None,
    **options: Any,
) -> int:
    """Find JWT misconfigurations in mutual-TLS code.

    PATH is a file or a folder; the current folder by default.
    """
    if list_rules or explain is not None:
        _print_rules(explain, languages)
        return 0
    if lsp:
        _serve()
        return 0
    if languages:
        raise click.UsageError("--language goes with --explain")
    options |= {"outputs": _paired(formats, outputs), "verbosity": verbose - quiet}
    catalogue = _catalogue()
    settings = _settings(paths or (".",), options, config, catalogue)
    from mtls_lint import engine

    unfit = {name for name, _ in settings.outputs} - set(_MAP_FORMATS if with_map else _FORMATS)
    if unfit:
        raise click.UsageError(f"--format {unfit.pop()} {'does not go' if with_map else 'goes'} with --map")
    question = _question(why) if why else None
    report = engine.run(settings, catalogue, question=question, with_services=with_map)
    _show_notices(report, settings.verbosity)
    if why:
        with _written(sys.stdout, "standard output"):
            click.echo("\n".join(report.answer))
        return 0 if report.trusted else _UNTRUSTED
    if diff:
        return _show_difference(report, unsafe_fixes)
    if (fix or unsafe_fixes) and _mend(report, unsafe_fixes, settings.verbosity):
        report = engine.run(settings, catalogue)
        _show_notices(report, settings.verbosity)
    if score:
        from dataclasses import replace

        report = replace(report, scored=True)
    for name, target in settings.outputs:
        _write(name, target, report, settings.verbosity)
    if not report.trusted:
        return _UNTRUSTED
    if with_map:
        return 0
    return int(bool(report.findings) and not settings.exit_zero)


def _serve() -> None:
    try:
        from mtls_lint.lsp.server import serve
    except ImportError as error:
        message = f"--lsp needs the extra 'lsp', as in: pip install 'mtls-lint[lsp]' ({error})"
        raise click.ClickException(message) from error
    serve()


def _show_difference(report: Report, unsafe: bool) -> int:
    from mtls_lint.fix import apply

    files = apply.mended(report.findings, report.contents, unsafe=unsafe)
    with _written(sys.stdout, "standard output"):
        for of in files:
            click.echo("".join(apply.difference(of)), nl=False)
    return int(bool(files)) if report.trusted else _UNTRUSTED


def _mend(report: Report, unsafe: bool, verbosity: int) -> bool:
    """Write what the edits change; whether anything was written.

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


def _question(written: str) -> Question:
    from mtls_lint.why import Question

    file, _, line = written.rpartition(":")
    if not file or not line.isdigit() or int(line) == 0:
        raise click.UsageError(f"--why takes FILE:LINE, not {written!r}")
    return Question(Path(file), int(line))


def _settings(
    paths: tuple[str, ...], options: dict[str, Any], config: Path | None, catalogue: Mapping[str, Rule]
) -> Settings:
    from mtls_lint.config import ConfigError, load
    from mtls_lint.findings import Persona, Severity

    given = {name: value for name, value in options.items() if value}
    if "persona" in given:
        given["persona"] = Persona(given["persona"])
    if "min_severity" in given:
        given["min_severity"] = Severity[given["min_severity"].upper()]
    try:
        return load(paths, given, catalogue, config)
    except ConfigError as error:
        raise click.ClickException(str(error)) from error


def _paired(formats: tuple[str, ...], outputs: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each format with its output."""
    formats = formats or ("text",)
    if len(outputs) > len(formats):
        raise click.UsageError("there are more --output than --format options")
    targets = outputs + (_STDOUT,) * (len(formats) - len(outputs))
    for target in targets:
        if targets.count(target) > 1:
            name = "standard output" if target == _STDOUT else target
            raise click.UsageError(f"more than one format goes to {name}; give each its own --output")
    return tuple(zip(formats, targets, strict=True))


def _catalogue() -> Mapping[str, Rule]:
    from mtls_lint.catalogue import CatalogueError, rules

    try:
        return rules()
    except CatalogueError as error:
        raise click.ClickException(str(error)) from error


def _print_rules(wanted: str | None, languages: tuple[str, ...]) -> None:
    from mtls_lint.report import explain, rule_table

    catalogue = _catalogue()
    if wanted is None:
        text = rule_table(catalogue.values())
    elif rule := catalogue.get(wanted.upper()):
        text = explain(rule, languages)
    else:
        from mtls_lint.config import suggestion

        raise click.UsageError(f"unknown rule {wanted!r}{suggestion(wanted.upper(), catalogue)}")
    with _written(sys.stdout, "standard output"):
        click.echo(text)


def _show_notices(report: Report, verbosity: int) -> None:
    """Errors always; warnings unless quiet; notes when asked for."""
    from mtls_lint.findings import Level

    loudness = {Level.ERROR: verbosity, Level.WARNING: 0, Level.NOTE: 1}
    with _written(sys.stderr, "standard error"):
        for notice in report.notices:
            if verbosity >= loudness[notice.level]:
                place = f"{notice.path}:{notice.line}: " if notice.line else notice.path and f"{notice.path}: "
                click.echo(f"{notice.level.value}: {place}{notice.message} [{notice.kind}]", err=True)


def _write(name: str, target: str, report: Report, verbosity: int) -> None:
    if name == "text":
        from dataclasses import replace

        report = replace(report, notices=())  # They are on standard error, next to the errors of any format.
    if target == _STDOUT:
        color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        with _written(sys.stdout, "standard output"):
            _render(name, report, sys.stdout, color, verbosity)
        return
    path = Path(os.path.realpath(target))
    # Next to its place, so that the final step is a rename and no one ever reads half a report. What is no
    # plain file (a pipe, the null device) is written to and must not be replaced.
    special = path.exists() and not path.is_file()
    scratch = path if special else path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        try:
            with scratch.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
                _render(name, report, stream, color=False, verbosity=verbosity)
            if not special:
                scratch.replace(path)
        finally:
            if not special:
                scratch.unlink(missing_ok=True)
    except OSError as error:
        raise click.ClickException(f"{target}: cannot be written: {error.strerror or error}") from error


def _render(name: str, report: Report, stream: TextIO, color: bool, verbosity: int) -> None:
    from mtls_lint.report import write, write_services

    if report.services is not None:
        write_services(name, report.services, stream)
        return
    write(name, report, stream, color=color, verbosity=verbosity)
