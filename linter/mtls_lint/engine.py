"""The pipeline, and the only place that knows its order: discover, filter, look twice, merge, suppress."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from mtls_lint import suppress
from mtls_lint.findings import Confidence, Level, Notice, Persona, Report, ServiceMap
from mtls_lint.source import prefilter
from mtls_lint.source.file import SETTINGS
from mtls_lint.source.helpers import helpers
from mtls_lint.source.walk import discover

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mtls_lint.config import Settings
    from mtls_lint.findings import Finding, Rule
    from mtls_lint.source.file import Language, SourceFile
    from mtls_lint.source.judge import Reason
    from mtls_lint.source.walk import Discovery
    from mtls_lint.why import Question


class Analysis(Protocol):
    """What our own analysis says of the candidate files."""

    @property
    def findings(self) -> Sequence[Finding]:
        """The flaws found."""

    @property
    def notices(self) -> Sequence[Notice]:
        """What went wrong on the way."""

    def has_context(self, path: str, line: int) -> bool:
        """Whether the code at that place is about mutual TLS."""

    def seen_at(self, path: str, line: int) -> list[str]:
        """What was recognised on a line, and what was not."""

    def services(self) -> ServiceMap:
        """Who issues and who accepts tokens, and where they do not agree."""

    def refutes(self, finding: Finding) -> bool:
        """Whether a flaw found by shape alone is known to be none."""

    def statement_span(self, path: str, line: int) -> tuple[int, int]:
        """First and last line of the statement that encloses that place."""


class Pending(Protocol):
    """The other engine, at work in parallel."""

    def collect(self) -> tuple[list[Finding], list[Notice]]:
        """Its findings and notices, once it is done."""

    def stop(self) -> None:
        """End it; harmless when it is done."""


@dataclass(frozen=True, slots=True)
class Engines:
    """The two engines as functions, so that a test can put others in their place."""

    start: Callable[[Sequence[SourceFile]], Pending]
    analyse: Callable[[Sequence[SourceFile], Settings], Analysis]


def run(
    settings: Settings,
    catalogue: Mapping[str, Rule],
    engines: Engines | None = None,
    question: Question | None = None,
    *,
    with_services: bool = False,
) -> Report:
    """Scan ``settings.paths`` for the flaws in the catalogue; the report answers the question, if there is one,
    and has the map of services, if it is wanted.

    Whatever goes wrong while looking is a notice in the report: the failure of one engine does not cost the
    findings of the other. Without a file that can matter, neither engine is even imported.
    """
    literals = prefilter.load()
    rings = literals.evidence + literals.wiring

    def keep(content: bytes, language: Language) -> bool:
        return prefilter.relevant(content, literals.settings if language in SETTINGS else rings)

    found = discover(settings.paths, settings, keep)
    notices = [*found.notices, *_accounts(found.passed_over, settings.verbosity)]
    rules = tuple(catalogue.values())
    evident = [
        file
        for file in found.files
        if file.language in SETTINGS or prefilter.relevant(file.content, literals.evidence)
    ]
    if not evident:
        answer = _answer(question, found, settings, _Looked.nothing(), [], [])
        services = ServiceMap() if with_services else None
        return Report((), (), tuple(notices), rules, found.scanned, answer=answer, services=services)
    files = sorted((*found.files, *helpers(evident, found.others)), key=lambda file: file.path)
    looked = _look(evident, files, settings, engines or _engines(settings))
    kept, silenced, remarks = suppress.apply(looked.findings, files, looked.span, catalogue)
    notices += looked.notices
    # After a failure no one knows what a comment would have silenced.
    if not any(notice.level is Level.ERROR for notice in looked.notices):
        notices += remarks
    shown = tuple(finding for finding in kept if _is_shown(finding, settings))
    with _survived("the search for edits", notices):
        from mtls_lint.fix.repair import attach

        shown = attach(shown, files)
    suppressed = tuple(finding for finding in silenced if _is_shown(finding, settings))
    sources = _lines(files, (*shown, *suppressed))
    flawed = {finding.location.path for finding in shown}
    contents = {file.path: file.content for file in files if file.path in flawed}
    answer = _answer(question, found, settings, looked, kept, silenced)
    services = looked.analysis.services() if with_services and looked.analysis else None
    return Report(shown, suppressed, tuple(notices), rules, found.scanned, sources, contents, answer, services)


def _answer(
    question: Question | None,
    found: Discovery,
    settings: Settings,
    looked: _Looked,
    kept: list[Finding],
    silenced: list[Finding],
) -> tuple[str, ...]:
    """Why the line that is asked about is reported or not."""
    if question is None:
        return ()
    from mtls_lint import why

    file = why.file_of(question, found.files)
    fates = {
        "is reported": [finding for finding in kept if _is_shown(finding, settings)],
        "is found, and hidden by the persona or an option": [f for f in kept if not _is_shown(f, settings)],
        "is found, and silenced by a comment": silenced,
        "was found by its shape, and refuted by the paths": looked.refuted,
    }
    seen = looked.analysis.seen_at(file.path, question.line) if looked.analysis and file else []
    return why.answer(question, found.files, found.passed_over, fates, seen)


@dataclass(frozen=True, slots=True)
class _Looked:
    """What both engines found together, sorted by place."""

    findings: list[Finding]
    notices: list[Notice]
    span: Callable[[Finding], tuple[int, int]]
    analysis: Analysis | None = None
    refuted: Sequence[Finding] = ()

    @classmethod
    def nothing(cls) -> _Looked:
        """What is found where there is no file that can matter."""
        return cls([], [], _span_by(None))


def _start(files: Sequence[SourceFile], jobs: int) -> Pending:
    from mtls_lint import semgrep

    return semgrep.start(files, jobs=jobs)


def _analyse(files: Sequence[SourceFile], settings: Settings) -> Analysis:
    from mtls_lint.analysis import analyse

    return analyse(files, settings)


# The imports stand inside, so that one engine is at work while the other is still being loaded, and so that
# an engine that cannot be loaded is reported like one that fails.
def _engines(settings: Settings) -> Engines:
    return Engines(lambda files: _start(files, settings.jobs), _analyse)


def _look(
    evident: Sequence[SourceFile], files: Sequence[SourceFile], settings: Settings, engines: Engines
) -> _Looked:
    notices: list[Notice] = []
    by_flow: Sequence[Finding] = ()
    by_shape: Sequence[Finding] = ()
    analysis: Analysis | None = None
    pending: Pending | None = None
    try:
        with _survived("Semgrep", notices):
            pending = engines.start(evident)
        with _survived("the flow analysis", notices):
            analysis = engines.analyse(files, settings)
            by_flow = analysis.findings
            notices += analysis.notices
        if pending:
            with _survived("Semgrep", notices):
                by_shape, said = pending.collect()
                notices += said
    finally:
        if pending:
            pending.stop()
    refuted: Sequence[Finding] = ()
    if analysis:
        refuted = [finding for finding in by_shape if analysis.refutes(finding)]
        by_shape = [finding for finding in by_shape if finding not in refuted]
    if analysis and not settings.assume_mtls:
        by_shape = [finding for finding in by_shape if _in_context(finding, analysis)]
    return _Looked(_merged(by_flow, by_shape), notices, _span_by(analysis), analysis, refuted)


def _span_by(analysis: Analysis | None) -> Callable[[Finding], tuple[int, int]]:
    def span(finding: Finding) -> tuple[int, int]:
        place = finding.location
        return analysis.statement_span(place.path, place.line) if analysis else (place.line, place.end_line)

    return span


@contextmanager
def _survived(engine: str, notices: list[Notice]) -> Iterator[None]:
    """Turn an exception into an error notice that names the engine and the place it failed at."""
    try:
        yield
    except Exception as error:
        import traceback

        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{PurePath(frame.filename).name}:{frame.lineno}"
        message = f"{engine} failed, and its findings are missing: {type(error).__name__} at {where}: {error}"
        notices.append(Notice("engine-failure", Level.ERROR, message))


def _in_context(finding: Finding, analysis: Analysis) -> bool:
    place = finding.location
    return not finding.rule.needs_context or analysis.has_context(place.path, place.line)


def _merged(by_flow: Iterable[Finding], by_shape: Iterable[Finding]) -> list[Finding]:
    """One finding a place, the flow analysis's where both have one and the surest of each, sorted."""

    def surest_first(findings: Iterable[Finding]) -> list[Finding]:
        return sorted(findings, key=lambda finding: -finding.confidence)

    by_place: dict[tuple[str, str, int], Finding] = {}
    for finding in (*surest_first(by_flow), *surest_first(by_shape)):
        by_place.setdefault(finding.place, finding)
    return sorted(by_place.values(), key=lambda finding: (finding.location, finding.rule.id))


def _is_shown(finding: Finding, settings: Settings) -> bool:
    rule = finding.rule
    if settings.select and not rule.id.startswith(settings.select):
        return False
    if settings.ignore and rule.id.startswith(settings.ignore):
        return False
    if rule.severity < settings.min_severity:
        return False
    if settings.persona is Persona.AUDITOR:
        return True
    if finding.confidence < Confidence.MEDIUM:
        return False
    return settings.persona is Persona.PEDANTIC or not (rule.pedantic or finding.pedantic)


def _accounts(passed_over: Iterable[tuple[str, Reason]], verbosity: int) -> Iterator[Notice]:
    """Say what was passed over: each path when asked for details, else how many for each reason."""
    counts: dict[Reason, int] = {}
    for path, reason in passed_over:
        counts[reason] = counts.get(reason, 0) + 1
        if verbosity > 0:
            yield Notice("passed-over", Level.NOTE, f"was passed over: {reason}", path)
    if verbosity <= 0:
        for reason, count in counts.items():
            paths = "path was" if count == 1 else "paths were"
            yield Notice("passed-over", Level.NOTE, f"{count} {paths} passed over: {reason}")


def _lines(files: Iterable[SourceFile], findings: Sequence[Finding]) -> dict[tuple[str, int], str]:
    """The text of every line that a finding, or a step that led to it, starts at."""
    by_path = {file.path: file for file in files}
    places = {(finding.location.path, finding.location.line) for finding in findings}
    places |= {(step.location.path, step.location.line) for finding in findings for step in finding.flow}
    return {(path, line): by_path[path].line_text(line) for path, line in sorted(places) if path in by_path}
