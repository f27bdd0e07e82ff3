"""The pipeline, and the only place that knows its order: discover, filter, look twice, merge, suppress."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from mtls_lint import suppress
from mtls_lint.config import ConfigError
from mtls_lint.findings import Level, Notice, Report, ServiceMap
from mtls_lint.shown import filter_for, remapped
from mtls_lint.source import prefilter
from mtls_lint.source.file import SETTINGS
from mtls_lint.source.focus import view
from mtls_lint.source.helpers import helpers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mtls_lint.baseline import Known
    from mtls_lint.config import Settings
    from mtls_lint.findings import Finding, Rule
    from mtls_lint.source.file import SourceFile
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


def _untold(stage: str) -> None:
    """Where nobody asked to be told."""


def run(
    settings: Settings,
    catalogue: Mapping[str, Rule],
    engines: Engines | None = None,
    question: Question | None = None,
    earlier: Callable[[], Known] | None = None,
    tell: Callable[[str], None] = _untold,
    *,
    with_services: bool = False,
) -> Report:
    """Scan ``settings.paths`` for the flaws in the catalogue; the report answers the question, if there is one,
    and has the map of services, if it is wanted.

    Whatever goes wrong while looking is a notice in the report: the failure of one engine does not cost the
    findings of the other. Without a file that can matter, neither engine is even imported. What was known
    ``earlier`` is asked for when there are findings, and left out of them. What the run is at is told on the way.

    Raises:
        ConfigError: when a model file of the user's own cannot be used.
    """
    if not settings.models:
        return _run(settings, catalogue, engines, question, earlier, tell, (), with_services)
    from mtls_lint.models.own import known, taught
    from mtls_lint.models.schema import ModelError

    try:
        own = taught(settings.models)
    except ModelError as error:
        raise ConfigError(str(error)) from error
    with known(own):
        return _run(settings, catalogue, engines, question, earlier, tell, own.words(), with_services)


def _run(
    settings: Settings,
    catalogue: Mapping[str, Rule],
    engines: Engines | None,
    question: Question | None,
    earlier: Callable[[], Known] | None,
    tell: Callable[[str], None],
    taught: tuple[bytes, ...],
    with_services: bool,
) -> Report:
    tell("reading the files")
    literals = prefilter.load(taught)
    seen = view(settings, prefilter.keeper(literals))
    found = seen.found
    notices = [*found.notices, *_accounts(found.passed_over, settings.verbosity)]
    catalogue = remapped(catalogue, settings)
    rules = tuple(catalogue.values())
    is_shown = filter_for(settings, found.files + found.others)
    evident = [
        file
        for file in found.files
        if prefilter.relevant(file.content, literals.settings if file.language in SETTINGS else literals.evidence)
    ]
    looked, files = _Looked.nothing(), list(found.files)
    if evident:
        files = sorted((*files, *helpers(evident, found.others)), key=lambda file: file.path)
        looked = _look(evident, files, settings, engines or _engines(settings), catalogue, tell)
    sorted_out = suppress.apply(looked.findings, files, looked.span, catalogue)
    kept, silenced = sorted_out.kept, sorted_out.silenced
    notices += looked.notices
    # After a failure no one knows what a comment would have silenced.
    if not any(notice.level is Level.ERROR for notice in looked.notices):
        notices += sorted_out.notices
    shown = tuple(finding for finding in kept if is_shown(finding))
    suppressed = tuple(finding for finding in silenced if is_shown(finding) and seen.shows(finding.location.path))
    flawed = {finding.location.path for finding in (*shown, *suppressed)}
    report = Report(
        findings=shown,
        suppressed=suppressed,
        notices=tuple(notice for notice in notices if seen.passes(notice)),
        rules=rules,
        scanned=found.scanned,
        sources=_lines(files, (*shown, *suppressed)),
        contents={file.path: file.content for file in files if file.path in flawed},
        answer=_answer(question, found, is_shown, looked, kept, silenced),
        services=(looked.analysis.services() if looked.analysis else ServiceMap()) if with_services else None,
        suppressions=tuple(comment for comment in sorted_out.comments if seen.shows(comment.path)),
    )
    if earlier is not None and shown:
        tell("looking for what was known before")
        report = _without_known(report, earlier())
    # Only now: a known flaw that moved to a file in focus is known by what is found in all the tree.
    report = replace(report, findings=tuple(f for f in report.findings if seen.shows(f.location.path)))
    return _with_edits(report, files) if report.findings else report


def _with_edits(report: Report, files: Sequence[SourceFile]) -> Report:
    """The report with the edits that mend its findings, where there are any."""
    failures: list[Notice] = []
    findings = report.findings
    with _survived("the search for edits", failures):
        from mtls_lint.fix.repair import attach

        findings = attach(findings, files)
    return replace(report, findings=findings, notices=(*report.notices, *failures))


def _without_known(report: Report, known: Known) -> Report:
    new, old, gone = known.divide(report)
    notices = report.notices
    if gone:
        message = f"{gone} known finding(s) are not found any more; a new baseline would not let them come back"
        notices = (*notices, Notice("stale-baseline", Level.NOTE, message))
    return replace(report, findings=new, baselined=old, notices=notices)


def _answer(
    question: Question | None,
    found: Discovery,
    is_shown: Callable[[Finding], bool],
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
        "is reported": [finding for finding in kept if is_shown(finding)],
        "is found, and hidden by the persona or an option": [f for f in kept if not is_shown(f)],
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
    span: Callable[[str, int], tuple[int, int]]
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
    evident: Sequence[SourceFile],
    files: Sequence[SourceFile],
    settings: Settings,
    engines: Engines,
    catalogue: Mapping[str, Rule],
    tell: Callable[[str], None],
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
            tell(f"following the paths in {len(files)} file(s)")
            analysis = engines.analyse(files, settings)
            by_flow = analysis.findings
            notices += analysis.notices
        if pending:
            with _survived("Semgrep", notices):
                tell("waiting for Semgrep")
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
    merged = [replace(finding, rule=catalogue[finding.rule.id]) for finding in _merged(by_flow, by_shape)]
    return _Looked(merged, notices, _span_by(analysis), analysis, refuted)


def _span_by(analysis: Analysis | None) -> Callable[[str, int], tuple[int, int]]:
    return analysis.statement_span if analysis else lambda path, line: (line, line)


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
