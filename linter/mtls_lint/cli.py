"""The command line: options in, exit code out.

Exit codes: 0 nothing found, 1 something found, 2 the run is not to be trusted (wrong usage or configuration,
an unreadable file, a failed engine, a report that could not be written).
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from mtls_lint import __version__, mending, output
from mtls_lint.options import ALL, MAP_FORMATS, all_options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from mtls_lint.config import Settings
    from mtls_lint.findings import Rule
    from mtls_lint.why import Question

_UNTRUSTED = 2
_HOOK_VARIABLES = ("PRE_COMMIT", "GIT_DIR", "GIT_INDEX_FILE")


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


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@all_options
def _command(
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    outputs: tuple[str, ...],
    list_rules: bool,
    list_models: str | None,
    explain: str | None,
    languages: tuple[str, ...],
    lsp: bool,
    show_settings: bool,
    show_files: bool,
    list_suppressions: bool,
    why: str | None,
    since: str | None,
    write_baseline: str | None,
    stdin_filename: str | None,
    statistics: bool,
    summary: bool,
    with_map: bool,
    score: bool,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    completions: str | None,
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
    if completions:
        output.say(_completions(completions))
        return 0
    formats += ("statistics",) * statistics + ("summary",) * summary
    options |= {"outputs": output.paired(formats, outputs), "verbosity": verbose - quiet}
    _check_formats(options["outputs"], with_map=with_map)
    catalogue = _catalogue()
    paths, buffers = _given(paths, stdin_filename)
    options["buffers"] = buffers
    if options["focus"] and not paths:
        raise click.UsageError("--focus needs the PATHs that are to be shown")
    settings = _settings(paths or (".",), options, config, catalogue)
    if list_models is not None:
        _print_models(list_models, formats, settings)
        return 0
    if show_settings or show_files:
        return _show(settings, show_files)
    from mtls_lint import engine
    from mtls_lint.config import ConfigError

    earlier = None
    if since or write_baseline or settings.baseline:
        from mtls_lint import novelty

        earlier = novelty.earlier(since, settings, catalogue, write_baseline)
    question = _question(why) if why else None
    try:
        with _progress(settings) as tell:
            report = engine.run(
                settings, catalogue, question=question, earlier=earlier, tell=tell, with_services=with_map
            )
    except ConfigError as error:
        raise click.ClickException(str(error)) from error
    output.show_notices(report, settings.verbosity)
    if why:
        output.say("\n".join(report.answer))
        return 0 if report.trusted else _UNTRUSTED
    if list_suppressions:
        from mtls_lint.showing import suppressions_text

        output.say(suppressions_text(report, settings.outputs[0][0]))
        return 0 if report.trusted else _UNTRUSTED
    if write_baseline:
        return novelty.record(report, write_baseline)
    if diff:
        return mending.show_difference(report, unsafe=unsafe_fixes) if report.trusted else _UNTRUSTED
    if (fix or unsafe_fixes) and mending.mend(report, settings.verbosity, unsafe=unsafe_fixes):
        report = engine.run(settings, catalogue, earlier=earlier)
        output.show_notices(report, settings.verbosity)
    report = replace(report, scored=score)
    for name, target in settings.outputs:
        output.write_report(name, target, report, settings.verbosity)
    if not report.trusted:
        return _UNTRUSTED
    return int(bool(report.findings) and not settings.exit_zero and not with_map)


def _check_formats(outputs: tuple[tuple[str, str], ...], *, with_map: bool) -> None:
    for name, _ in outputs:
        if with_map and name not in MAP_FORMATS:
            raise click.UsageError(f"--format {name} does not go with --map")
        if name == "mermaid" and not with_map:
            raise click.UsageError("--format mermaid goes with --map")


def _serve() -> None:
    try:
        from mtls_lint.lsp.server import serve
    except ImportError as error:
        message = f"--lsp needs the extra 'lsp', as in: pip install 'mtls-lint[lsp]' ({error})"
        raise click.ClickException(message) from error
    serve()


@contextmanager
def _progress(settings: Settings) -> Iterator[Callable[[str], None]]:
    """Shows what the run is at, where someone waits for it."""
    if settings.verbosity < 0 or not sys.stderr.isatty() or _is_hook():
        yield lambda stage: None
        return
    from mtls_lint.progress import Progress

    with Progress(sys.stderr) as progress:
        yield progress.tell


def _is_hook() -> bool:
    """Whether git or pre-commit started this process: there a terminal does not mean that someone waits."""
    return not os.environ.keys().isdisjoint(_HOOK_VARIABLES)


def _completions(shell: str) -> str:
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"there are no completions for {shell}")
    return made(_command, {}, "mtls-lint", "_MTLS_LINT_COMPLETE").source()


def _given(paths: tuple[str, ...], stdin_filename: str | None) -> tuple[tuple[str, ...], dict[Path, bytes]]:
    """The paths to scan, and what standard input says is the content of one of them."""
    if stdin_filename is None:
        if output.STDOUT in paths:
            raise click.UsageError("standard input needs --stdin-filename, which tells its language and place")
        return paths, {}
    if paths not in ((), ("-",)):
        raise click.UsageError("with --stdin-filename the only PATH is -")
    return (stdin_filename,), {Path(stdin_filename).resolve(): sys.stdin.buffer.read()}


def _show(settings: Settings, files: bool) -> int:
    from mtls_lint import showing

    ((name, _), *_) = settings.outputs
    text, readable = showing.files_text(settings, name) if files else (showing.settings_text(settings, name), True)
    output.say(text)
    return 0 if readable else _UNTRUSTED


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
    top = _top_level() if options["focus"] else Path(paths[0])
    try:
        settings = load(paths, given, catalogue, config, top)
    except ConfigError as error:
        raise click.ClickException(str(error)) from error
    if not settings.focus:
        return settings
    tree = top if (top / ".git").exists() else settings.root
    return replace(settings, tree=os.path.relpath(tree), force_exclude=True)


def _top_level() -> Path:
    """The root of the git work tree around the current folder; where there is none, that folder."""
    from mtls_lint.source.git import top_level

    return top_level(Path.cwd()) or Path.cwd()


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
    output.say(text)


def _print_models(language: str, formats: tuple[str, ...], settings: Settings) -> None:
    from mtls_lint.config import suggestion
    from mtls_lint.models.listing import as_json, as_text, known
    from mtls_lint.models.own import known as taught_by
    from mtls_lint.models.own import taught
    from mtls_lint.models.schema import LANGUAGES, ModelError

    if language not in (ALL, *LANGUAGES):
        hint = suggestion(language, LANGUAGES) or f"; one of {', '.join(LANGUAGES)}"
        raise click.UsageError(f"unknown language {language!r}{hint}")
    if set(formats) - {"text", "json"}:
        raise click.UsageError("models are listed as text or json")
    try:
        own = taught(settings.models)
    except ModelError as error:
        raise click.ClickException(str(error)) from error
    with taught_by(own):
        rows = known(None if language == ALL else language)
        output.say(as_json(rows) if "json" in formats else as_text(rows))
