"""Why a line is, or is not, reported: what was recognised there, what holds there, and who established it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mtls_lint.checks.scene import PRESENTED, Scene
from mtls_lint.flow.program import MODULE_BODY
from mtls_lint.flow.values import Fact, kind_of
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from mtls_lint.findings import Finding
    from mtls_lint.flow.observe import Observation, Place
    from mtls_lint.source.file import SourceFile

_EVENTS = {
    "sign": "issues a token",
    "verify": "verifies a token",
    "decode": "reads a token that this call does not verify",
    "accept": "relies on a token that was verified or decoded before",
    "issue": "issues a certificate",
    "check": "checks a certificate or the request",
    "late-check": "tells of the revocation of a certificate that was relied upon before",
    "digest": "makes a weak digest of a certificate",
    "session": "writes into the session",
    "secret": "takes a password or secret",
    "tls-server": "sets up a TLS server",
    "tls-client": "sets up a TLS client",
}
_OF_CERTIFICATE = {
    "present": "it is there",
    "chain": "its chain is validated",
    "revocation": "its revocation is checked",
    "validity": "its dates are checked",
    "identity": "it is matched with something expected",
    "pinned": "it is the one that is registered",
}
_OF_REQUEST = {
    "proxy": "the request comes from a trusted proxy",
    "secret": "the request carries a secret that was compared",
    "code": "the request repeats a one-time code",
    "password": "a password was checked",
    "second-factor": "a second factor was checked",
    "throttled": "too many requests are refused",
    "renewed": "the session has a new id",
}
_ALWAYS_TOLD = ("chain", "revocation")


@dataclass(frozen=True, slots=True)
class Question:
    """The line that is asked about, counted from 1, of a file."""

    file: Path
    line: int

    @property
    def path(self) -> str:
        """The file as it was written."""
        return self.file.as_posix()


def answer(
    question: Question,
    files: Sequence[SourceFile],
    passed_over: Iterable[tuple[str, str]],
    found: Mapping[str, Iterable[Finding]],
    seen: Sequence[str],
) -> tuple[str, ...]:
    """The lines that answer a question.

    Args:
        question: what is asked.
        files: those that were analysed.
        passed_over: those that were not, and the reason.
        found: findings by what became of them: ``is reported``, ``is silenced by a comment``, ….
        seen: what the analysis recognised on the line.
    """
    where = f"{question.path}:{question.line}"
    file = file_of(question, files)
    if file is None:
        return (f"{where}: {_unread(question, passed_over)}",)
    lines = [f"{where}: {file.line_text(question.line).strip() or '(an empty line)'}"]
    for fate, findings in found.items():
        here = (f for f in findings if (f.location.path, f.location.line) == (file.path, question.line))
        lines += [f"  {finding.rule.id} {fate}: {finding.message}" for finding in here]
    if len(lines) == 1:
        lines.append("  no rule has anything to say of this line")
    return (*lines, *(f"  {line}" for line in seen))


def file_of(question: Question, files: Iterable[SourceFile]) -> SourceFile | None:
    """The analysed file that a question is about."""
    absolute = question.file.resolve()
    return next((file for file in files if file.absolute.resolve() == absolute), None)


def _unread(question: Question, passed_over: Iterable[tuple[str, str]]) -> str:
    absolute = question.file.resolve()
    for path, reason in passed_over:
        folder = Path(path).resolve()
        if absolute == folder or (path.endswith("/") and folder in absolute.parents):
            return f"was passed over: {reason}"
    if not question.file.is_file():
        return "there is no such file"
    return (
        "was not analysed: it is not in the scanned paths, or holds none of the words by which "
        "certificates, tokens and TLS settings are spelled, so that nothing in it can matter"
    )


def seen_at(
    scene: Scene, context: frozenset[str], files: Mapping[str, SourceFile], path: str, line: int
) -> list[str]:
    """What the flow core recognised on a line, and what it did not."""
    teller = _Teller(scene, files, path, line)
    told = [*teller.origins(), *teller.facts(), *teller.operations(), *teller.calls()]
    if path not in context:
        told.append("nothing in this file, or in one that it calls or is called from, shows mutual TLS")
    return list(dict.fromkeys(told))


@dataclass(frozen=True, slots=True)
class _Teller:
    scene: Scene
    files: Mapping[str, SourceFile]
    path: str
    line: int

    def origins(self) -> Iterator[str]:
        """Certificates that come in here."""
        for origin, places in sorted(self.scene.evidence.sightings.items()):
            if any(map(self._is_here, places)):
                yield f"{self.scene.says_how(origin)} comes in here"

    def facts(self) -> Iterator[str]:
        """What is established here."""
        for fact, place in sorted(self.scene.evidence.facts.items(), key=repr):
            if self._is_here(place) and (said := self._said(fact)):
                yield f"establishes: {said}"

    def operations(self) -> Iterator[str]:
        """What happens here, with what held when it did."""
        for seen in self.scene.survey.observations:
            if not self._is_here(seen.place) or seen.event not in _EVENTS:
                continue
            row = f" (model row {seen.row.id})" if seen.row is not None else ""
            yield f"{_EVENTS[seen.event]}{row}"
            if seen.event in ("sign", "accept"):
                yield from self._held(seen)
            for accept in self.scene.accepted.get(seen.token, ()) if seen.event == "verify" and seen.token else ():
                yield f"  the token is relied upon at {self._where(accept.place)}"
                yield from self._held(accept)

    def calls(self) -> Iterator[str]:
        """The calls on the line of which neither a model nor a body in the tree says anything."""
        program = self.scene.survey.program
        around = [
            key
            for key, module, decl in program.declared()
            if module.path == self.path and (decl.name == MODULE_BODY or self._touches(decl.span))
        ]
        for key in (*around, *program.adopted(self.path)):
            blocks = program.body(key).blocks if key not in self.scene.survey.failures else ()
            for op in (op for block in blocks for op in block.ops):
                if isinstance(op, ir.Call) and op.method and self._starts_here(op):
                    yield from self._unknown(op)

    def _unknown(self, op: ir.Call) -> Iterator[str]:
        program = self.scene.survey.program
        library = program.library(program.modules[self.path])
        named = any(row.pattern.rpartition(".")[2] == op.method for row in library.rows)
        declared = any(decl.name.rpartition(".")[2] == op.method for _, _, decl in program.declared())
        if not named and not declared:
            believed = library.called(op.method)
            verdict = f"believed by its name ({believed.event})" if believed else "what it gives is unknown"
            yield f"the call {op.method}(…) has no body in the scanned tree and no model row: {verdict}"

    def _held(self, seen: Observation) -> Iterator[str]:
        known = {fact for fact in seen.facts if self._said(fact)}
        for fact in sorted(known):
            place = self.scene.evidence.facts.get(fact)
            yield f"  holds here: {self._said(fact)}" + (f" ({self._where(place)})" if place else "")
        for origin in sorted(origin for origin in seen.seen if origin.kind in PRESENTED):
            for kind in _ALWAYS_TOLD:
                checked = self.scene.chain_checked if kind == "chain" else self.scene.revocation_checked
                if any(kind_of(fact) == kind and fact.subject == origin for fact in known):
                    continue
                says = "by the TLS servers or the configuration" if checked(seen, origin) else "not established"
                yield f"  {says}: of {self.scene.says_how(origin)}, {_OF_CERTIFICATE[kind]}"

    def _said(self, fact: Fact) -> str:
        kind = kind_of(fact)
        if kind in _OF_REQUEST:
            return _OF_REQUEST[kind]
        if kind == "verified":
            return "the token's signature is verified"
        if kind == "bound":
            return "the token is compared with the certificate"
        if kind in _OF_CERTIFICATE and fact.subject.kind != "token":
            return f"of {self.scene.says_how(fact.subject)}, {_OF_CERTIFICATE[kind]}"
        return ""

    def _where(self, place: Place) -> str:
        file = self.files.get(place.path)
        return f"{place.path}:{file.locate(*place.span).line}" if file is not None else place.path

    def _is_here(self, place: Place) -> bool:
        return place.path == self.path and self._touches(place.span)

    def _touches(self, span: ir.Span) -> bool:
        region = self.files[self.path].locate(*span)
        return region.line <= self.line <= region.end_line

    def _starts_here(self, op: ir.Call) -> bool:
        return self.files[self.path].locate(*(op.anchor if op.anchor != ir.NOWHERE else op.span)).line == self.line
