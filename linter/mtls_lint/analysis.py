"""Our own engine from end to end: index the candidates, run the flow core, ask every check."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from mtls_lint import checks
from mtls_lint.catalogue import rules
from mtls_lint.checks.scene import PRESENTED, Assumptions, Flaw, Scene
from mtls_lint.findings import Finding, Level, Location, Notice, Rule, Step
from mtls_lint.flow.roots import Survey, survey
from mtls_lint.frontends import index
from mtls_lint.frontends.base import TooDeepError, UnreadableError
from mtls_lint.frontends.go.gomod import declared_modules
from mtls_lint.manifests import versions
from mtls_lint.models.advice import advice
from mtls_lint.source.aliases import aliases
from mtls_lint.source.file import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtls_lint.config import Settings
    from mtls_lint.findings import ServiceMap
    from mtls_lint.flow.observe import Place
    from mtls_lint.flow.values import Origin
    from mtls_lint.ir.nodes import Module
    from mtls_lint.models.schema import Row
    from mtls_lint.source.file import SourceFile
    from mtls_lint.syntax.statements import Statements

_MAX_STEPS = 12
_RECURSION_LIMIT = 20_000
"""Calls of the analysed program nest on CPython's stack; its own default limit is meant for other work."""


@dataclass(slots=True)
class Analysis:
    """What the flow engine says of the candidate files."""

    findings: list[Finding]
    notices: list[Notice]
    files: dict[str, SourceFile]
    context: set[str]
    firm: set[str]
    scene: Scene
    _statements: dict[str, Statements] = field(default_factory=dict)

    def has_context(self, path: str, line: int) -> bool:
        """Whether the file at that place, or one it calls or is called from, shows a connection by mutual TLS.

        What nothing but its shape tells needs firmer evidence than a call to code that takes a certificate.
        """
        del line
        return path in self.firm

    def seen_at(self, path: str, line: int) -> list[str]:
        """What was recognised on a line, what holds there, and what was not recognised."""
        from mtls_lint.why import seen_at

        return seen_at(self.scene, frozenset(self.context), self.files, path, line)

    def services(self) -> ServiceMap:
        """Who issues and who accepts tokens, and where they do not agree."""
        from mtls_lint.services.compare import compared
        from mtls_lint.services.uses import uses

        return compared(uses(self.scene, self.files))

    def refutes(self, finding: Finding) -> bool:
        """Whether the flow core knows that a flaw found by shape alone is none."""
        module = {rule.id: name for name, rule in _checks()}.get(finding.rule.id, "")
        refute = getattr(importlib.import_module(module), "refutes", None) if module else None

        def is_there(place: Place) -> bool:
            file = self.files.get(place.path)
            line = file.locate(*place.span).line if file is not None else 0
            return (place.path, line) == (finding.location.path, finding.location.line)

        return bool(refute and refute(self.scene, is_there))

    def statement_span(self, path: str, line: int) -> tuple[int, int]:
        """First and last line of the innermost statement around that place."""
        from mtls_lint.syntax import grammar_of
        from mtls_lint.syntax.statements import Statements

        file = self.files.get(path)
        if file is None or file.language in SETTINGS:
            return line, line
        if path not in self._statements:
            self._statements[path] = Statements(grammar_of(file.language.value, path), file.content)
        return self._statements[path].span(line)


@contextmanager
def _made_for_analysis() -> Iterator[None]:
    """Lets calls nest, and collects no cyclic garbage: what a run makes lives to its end."""
    limit, collecting = sys.getrecursionlimit(), gc.isenabled()
    sys.setrecursionlimit(_RECURSION_LIMIT)
    gc.disable()
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
        if collecting:
            gc.enable()


@_made_for_analysis()
def analyse(files: Sequence[SourceFile], settings: Settings) -> Analysis:
    """Finds the flaws of the catalogue in the candidate files.

    A file, function or check that fails becomes an error notice naming it; the rest is still analysed. Raises
    ``ModelError`` for a broken model file.
    """
    by_path = {file.path: file for file in files}
    notices: list[Notice] = []
    known_as = aliases(files)
    built_with = versions(files)
    indexed = [module for file in files if (module := _index(file, notices)) is not None]
    modules = [
        replace(module, aliases=known_as.get(module.path, {}), versions=built_with.get(module.path, ()))
        for module in indexed
    ]
    contents = {file.path: file.content for file in files}
    go_modules = declared_modules((file.path, file.absolute) for file in files)
    seen = survey(modules, contents, anything=settings.assume_mtls, go_modules=go_modules)
    notices += _failures(seen)
    scene = Scene(
        seen,
        Assumptions(
            verified_by_server=settings.client_certificates == "verified",
            short_lived=settings.short_lived_certificates,
            trusted_headers=frozenset(name.lower() for name in settings.trusted_headers),
        ),
    )
    served = scene.set_up_by_settings()
    context = set(by_path) if settings.assume_mtls else _context(seen, frozenset(seen.evidence.handed)) | served
    # What a function takes as a parameter may be a certificate to sign or encrypt with, whatever calls it.
    firm = set(by_path) if settings.assume_mtls else _context(seen) | seen.evidence.handed | served
    findings: list[Finding] = []
    for module_name, rule in _checks():
        try:
            for flaw in importlib.import_module(module_name).check(scene):
                if not rule.needs_context or flaw.at.path in context or flaw.is_about_certificates():
                    findings.append(_finding(rule, flaw, scene, by_path))  # noqa: PERF401 - keeps those before a crash
        except Exception as error:
            notices.append(
                Notice(
                    "check-failed", Level.ERROR, f"the check of {rule.id} failed: {type(error).__name__}: {error}"
                )
            )
    return Analysis(_one_per_place(findings), notices, by_path, context, firm, scene)


@cache
def _checks() -> tuple[tuple[str, Rule], ...]:
    """The check modules with the rule each implements; the file's name begins with the rule's id."""
    catalogue = rules()
    found = []
    for info in pkgutil.iter_modules(checks.__path__, f"{checks.__name__}."):
        rule_id = info.name.rpartition(".")[2].partition("_")[0].upper()
        if rule_id in catalogue:
            found.append((info.name, catalogue[rule_id]))
    return tuple(found)


def _index(file: SourceFile, notices: list[Notice]) -> Module | None:
    try:
        module = index(file.language.value, file.path, file.content)
    except UnreadableError as error:
        line = file.locate(error.offset, error.offset).line
        notices.append(Notice("unreadable-settings", Level.WARNING, f"was not read: {error}", file.path, line))
        return None
    except Exception as error:
        reason = f"could not be indexed: {type(error).__name__}: {error}"
        notices.append(Notice("index-failed", Level.ERROR, reason, file.path))
        return None
    if module.errors:
        line = file.locate(*module.errors[0]).line
        message = f"{len(module.errors)} place(s) did not parse; the rest of the file was analysed"
        notices.append(Notice("syntax-error", Level.WARNING, message, file.path, line))
    return module


def _failures(seen: Survey) -> list[Notice]:
    notices = []
    for key in sorted(seen.exhausted):
        path, _, function = key.partition("::")
        reason = f"{function} does more than is followed; what lies beyond was taken as unknown"
        notices.append(Notice("budget", Level.NOTE, reason, path))
    for key, error in sorted(seen.failures.items()):
        path, _, function = key.partition("::")
        if isinstance(error, TooDeepError | RecursionError):
            kind, reason = "too-deep", f"{function} nests too deeply to be analysed"
        else:
            kind, reason = "analysis-failed", f"{function} could not be analysed: {type(error).__name__}: {error}"
        notices.append(Notice(kind, Level.ERROR, reason, path))
    return notices


def _context(seen: Survey, evident: frozenset[str] = frozenset()) -> set[str]:
    """The files with evidence of mutual TLS, those that call or are called from one, and those run after it.

    Evidence in one handler is evidence for all that run for the same request. ``evident`` are further files with
    evidence.
    """
    met = {o.place.path for o in seen.observations if any(origin.kind in PRESENTED for origin in o.seen)}
    evident = evident | seen.evidence.context | met
    evident = evident.union(*(chain for chain in seen.evidence.chains if not evident.isdisjoint(chain)))
    near = {b for a, b in seen.evidence.calls if a in evident} | {
        a for a, b in seen.evidence.calls if b in evident
    }
    return set(evident | near)


def _finding(rule: Rule, flaw: Flaw, scene: Scene, files: dict[str, SourceFile]) -> Finding:
    row = flaw.observation.row
    location = _locate(flaw.at, files)
    return Finding(
        rule=rule,
        location=location,
        message=flaw.message,
        fix=_advice(rule, row, files[flaw.at.path].language.value),
        confidence=flaw.confidence,
        flow=_steps(rule, flaw, scene, files, location) if rule.id[4] in "123" or rule.id in _PATH_RULES else (),
        language=files[flaw.at.path].language.value,
        models=(row.id,) if row else (),
        pedantic=flaw.pedantic,
    )


_PATH_RULES = ("MTLS402", "MTLS404", "MTLS501", "MTLS502")
_DONE = {
    "sign": "the token is issued here",
    "accept": "the token is verified here",
    "verify": "the token is verified here",
    "late-check": "revocation is checked here, too late",
    "digest": "the digest is made here",
    "tls-server": "the server is set up here",
}
"""What the last step says of the place of a finding, by what was observed."""
_HERE = {
    "MTLS103": "the token is read here",
    "MTLS402": "here the check is left out",
}
"""What it says where a rule reports another place than the token operation."""


def _advice(rule: Rule, row: Row | None, language: str) -> str:
    """How to fix it, in the library at hand; a configuration file is in the language of the server it sets up."""
    if row is None:
        return advice(rule.id, language, "") or rule.fix
    return advice(rule.id, row.language if row.kind == "setting" else language, row.package) or rule.fix


def _steps(rule: Rule, flaw: Flaw, scene: Scene, files: dict[str, SourceFile], end: Location) -> tuple[Step, ...]:
    """How requests come in, where the certificate comes from, the calls that pass it on, the token operation."""
    routes = [place for place in flaw.observation.via if place in scene.survey.routes]
    calls = [place for place in flaw.observation.via if place not in scene.survey.routes]
    steps = [Step(_head(place, files), "requests come in by this route") for place in routes]
    for origin in flaw.origins:
        place = _sighting(flaw, origin, scene)
        if place is not None and place.path in files:
            steps.append(Step(_head(place, files), f"{scene.says_how(origin)} comes in here"))
    steps += [Step(_locate(place, files), "this call leads to the token operation") for place in calls]
    steps = steps[:_MAX_STEPS]
    if all(step.location.line != end.line for step in steps) or rule.id in _HERE:
        steps.append(Step(end, _HERE.get(rule.id, _DONE[flaw.observation.event])))
    ends = _locate(flaw.observation.place, files)
    if flaw.observation.event == "accept":
        steps.append(Step(ends, "the token is relied upon here; a check would have counted up to this point"))
    elif ends != end:
        steps.append(Step(ends, f"{_DONE[flaw.observation.event]}; a check would have counted up to this point"))
    return tuple(steps)


def _sighting(flaw: Flaw, origin: Origin, scene: Scene) -> Place | None:
    """Where the certificate comes in: of several places, the last before the flaw in a file on the way to it."""
    seen = scene.evidence.sightings.get(origin, set())
    for path in (flaw.at.path, *(step.path for step in reversed(flaw.observation.via))):
        if here := sorted(place for place in seen if place.path == path):
            return next((place for place in reversed(here) if place < flaw.at), here[0])
    return scene.evidence.origins.get(origin)


def _head(place: Place, files: dict[str, SourceFile]) -> Location:
    """The first line of a place: a step points at where a function or route begins, not at all of its body."""
    whole = _locate(place, files)
    if whole.end_line == whole.line:
        return whole
    width = len(files[place.path].line_text(whole.line))
    return Location(whole.path, whole.line, whole.column, whole.line, max(width, whole.column) + 1)


def _locate(place: Place, files: dict[str, SourceFile]) -> Location:
    return files[place.path].locate(place.span.start, place.span.end)


def _one_per_place(findings: list[Finding]) -> list[Finding]:
    """One flaw, one finding: the surest of those at one place."""
    best: dict[tuple[str, str, int], Finding] = {}
    for finding in findings:
        known = best.get(finding.place)
        if known is None or finding.confidence > known.confidence:
            best[finding.place] = finding
    return sorted(best.values(), key=lambda finding: (finding.location, finding.rule.id))
