"""What the linter reports: findings, their places, and the catalogue entry each refers to.

This module imports no other room. Reports and engines meet here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Severity(IntEnum):
    """How bad a flaw is when it is real; ordered, so that ``--min-severity`` is a comparison."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4

    @property
    def label(self) -> str:
        """The lower-case word used on the command line and in reports."""
        return self.name.lower()


class Confidence(IntEnum):
    """How sure the linter is that the flaw is real; ordered."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def label(self) -> str:
        """The lower-case word used in reports."""
        return self.name.lower()


class Persona(StrEnum):
    """Who reads the report: ``regular`` < ``pedantic`` < ``auditor`` (each sees all the one before sees)."""

    REGULAR = "regular"
    PEDANTIC = "pedantic"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A region of a source file.

    Lines and columns count from 1; columns count Unicode code points; the end column is exclusive.
    ``path`` is as the user wrote or the walk found it, with ``/`` between its parts.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the flow that led to a finding: a place, and one sentence saying what happens there."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the catalogue, as every report shows it.

    ``title`` is a short noun phrase; ``what`` one sentence on what is found; ``why`` what is lost
    with it; ``attack`` a story of somebody who uses it; ``fix`` one imperative sentence; ``configure`` sentences
    on the settings that bear on it; ``cwe`` numbers, the most specific first. ``bad`` and ``good`` map a
    language to a short example.
    """

    id: str
    name: str
    title: str
    severity: Severity
    cwe: tuple[int, ...]
    what: str
    why: str
    attack: str
    fix: str
    needs_context: bool = False
    pedantic: bool = False
    configure: tuple[str, ...] = ()
    not_detected: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    bad: dict[str, str] = field(default_factory=dict)
    good: dict[str, str] = field(default_factory=dict)

    @property
    def group(self) -> str:
        """The catalogue's group, from the hundreds digit of the id."""
        return _GROUPS[self.id[4]]


_GROUPS = {
    "1": "Keys and signatures",
    "2": "Certificate validation",
    "3": "Token binding",
    "4": "Mutual authentication",
    "5": "Lifetime and sessions",
    "6": "Related weaknesses",
}


@dataclass(frozen=True, slots=True)
class Edit:
    """New bytes for a region of a file, which is given for readers and, exactly, in bytes (``end`` exclusive)."""

    location: Location
    start: int
    end: int
    text: bytes


@dataclass(frozen=True, slots=True)
class Repair:
    """The edits that together mend one flaw; ``safe`` when what is right goes on as before."""

    title: str
    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One flaw at one place.

    ``message`` is one self-contained sentence: what was looked for and not found. ``fix`` names the right
    call in the library at hand. ``flow`` leads from where the certificate came from to the token operation;
    it is empty for a flaw that one place shows by its shape. ``engine`` is ``flow`` or ``semgrep``;
    ``models`` names the model rows that contributed; ``pedantic`` is set where only that half of a rule is meant;
    ``repair`` is the edit that mends it, where one edit is right.
    """

    rule: Rule
    location: Location
    message: str
    fix: str
    confidence: Confidence = Confidence.HIGH
    flow: tuple[Step, ...] = ()
    language: str = ""
    engine: str = "flow"
    models: tuple[str, ...] = ()
    pedantic: bool = False
    repair: Repair | None = None

    @property
    def place(self) -> tuple[str, str, int]:
        """The key under which one flaw is one finding: rule, file and line."""
        return (self.rule.id, self.location.path, self.location.line)


FROM = "from "
"""Begins what a `TokenUse` says of a value that the program reads at run time."""


@dataclass(frozen=True, slots=True)
class TokenUse:
    """A place that issues tokens, or accepts them, and what the code shows of the token.

    ``action`` is ``issues`` or ``accepts``; ``service`` the folder of the service, as its files are named.
    ``algorithms``, ``keys``, ``audiences`` and ``issuers`` are what each may be: a text of the program as it is,
    or behind `FROM` where it comes from, ``$NAME`` being the environment; none where that is not known.
    ``checks_audience`` is False where a token is surely accepted whomever it was made for. ``lifetime`` is in
    seconds, None where it is not known or not the issuer's; ``expires`` says whether there is an end at all, and
    ``capped`` whether it is not after the certificate's. ``binding`` is, of an issuer, ``cnf``, ``other claim`` or
    ``none``; of a place that accepts, ``checked``, ``checked on some paths`` or ``not checked``.
    """

    action: str
    service: str
    location: Location
    algorithms: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    checks_audience: bool = True
    lifetime: float | None = None
    expires: bool = True
    capped: bool = False
    binding: str = "none"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What two places, or all of them, do not agree on: a stable word, one sentence, and the places."""

    kind: str
    message: str
    locations: tuple[Location, ...]


@dataclass(frozen=True, slots=True)
class ServiceMap:
    """Who issues and who accepts tokens in the scanned tree, sorted by service, and where they disagree."""

    uses: tuple[TokenUse, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()


class Level(StrEnum):
    """How a notice bears on trust in the run: a note informs, a warning asks for a look, an error means exit 2."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user must know of the run itself: a file passed over, a crash, an unused suppression.

    ``kind`` is a stable kebab-case word (``unreadable-file``, ``syntax-error``, ``unused-suppression``, …);
    ``path`` and ``line`` are empty when the notice concerns no file.
    """

    kind: str
    level: Level
    message: str
    path: str = ""
    line: int = 0


class Standing(StrEnum):
    """What an ignore comment is good for: it silences something, nothing, or nothing any more, or never could."""

    USED = "used"
    UNUSED = "unused"
    EXPIRED = "expired"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Suppression:
    """One ignore comment: the ids it names, why it says so, and the last day it holds (``YYYY-MM-DD``, or empty).

    ``silenced`` lists the ids for which it silenced a finding.
    """

    path: str
    line: int
    rules: tuple[str, ...]
    reason: str
    until: str
    standing: Standing
    silenced: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one run, all that a report format may look at.

    ``findings`` are sorted by place; ``suppressed`` are those an ignore comment silenced; ``rules`` the whole
    catalogue; ``scanned`` the number of source files looked at; ``sources`` gives the text of the lines
    that findings point at, by path and line; ``contents`` the bytes of the files that have findings, by path;
    ``suppressions`` are all ignore comments; ``baselined`` are findings that were known before the run;
    ``answer`` says why a line that was asked about is reported or not; ``services`` is the map of who issues and
    accepts tokens, where it was asked for; ``scored`` asks for the score.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    notices: tuple[Notice, ...]
    rules: tuple[Rule, ...]
    scanned: int
    sources: dict[tuple[str, int], str] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    answer: tuple[str, ...] = ()
    baselined: tuple[Finding, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    services: ServiceMap | None = None
    scored: bool = False

    @property
    def trusted(self) -> bool:
        """Whether the run may be trusted: no notice is an error."""
        return not any(notice.level is Level.ERROR for notice in self.notices)
