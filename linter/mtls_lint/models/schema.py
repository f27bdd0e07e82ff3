"""The shape of a model row, and the loader that holds every file to it.

A row describes one call, member read, constructor or type of a library. Its keys never speak of positions:
``call = "jsonwebtoken.verify(token, key, options)"`` names the parameters once, and every other key refers to
them by *path*: ``options.algorithms``, ``this`` (the receiver), ``this.$claims`` (a slot an earlier call of a
builder filled), ``result``, ``result[1]``, ``'sub'`` (a literal).
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from mtls_lint.ir.names import relaxed
from mtls_lint.models.versions import numbers, specifier

EVENTS = frozenset(
    {
        "build",  # no event of its own: fills slots, gives a typed result
        "peer-certificate",  # gives the certificate of the connection's other side
        "header",  # reads a request header; the data list of forwarded headers says what it holds
        "remote-address",  # gives the address of the connection's other side
        "parse-certificate",  # makes a certificate object of `data`
        "local-certificate",  # gives a certificate of the program's own (a CA, its own key pair)
        "revocation-list",  # gives a list of what was revoked
        "token-certificate",  # gives a certificate or key that the token itself carries
        "derive",  # gives an aspect of the certificate or token `of`
        "time",  # gives a moment or duration: that of `of`, or now, with the `units` of arguments added
        "digest",  # hashes `data` with `algorithm`
        "sign",  # issues a token
        "issue",  # issues a certificate
        "verify",  # accepts a token
        "decode",  # gives the claims of a token nobody verified
        "check",  # establishes `facts` about `certificate`, or about the request
        "deliver",  # sends `data` to a person by another way than the answer
        "session",  # writes `data` into the session of the request
        "compare",  # compares `left` and `right`
        "grant",  # lets the request through, or answers it
        "deny",  # refuses the request
        "next",  # lets the next handler of the chain run; with an error, refuses
        "middleware",  # adds `function` to the chain of `owner`, or mounts a router in it
        "route",  # puts `function` behind an address, after the chain of `owner`
        "invoke",  # calls the function value `function`
        "provide",  # the annotated function makes what is passed wherever its type is asked for
        "then",  # runs `function` with what the promise `of` resolves to, `otherwise` when it is rejected
        "promise",  # makes a promise that `function` resolves or rejects
        "resolve",  # resolves the promise being made with `data`
        "gather",  # a promise of all that the promises `data` resolve to
        "tls-server",  # starts a TLS server
        "tls-client",  # starts a TLS client
    }
)
"""The closed set of things a call can mean."""

ASPECTS = frozenset({
    "certificate", "chain", "raw", "public-key", "private-key", "identity", "serial", "issuer", "validity",
    "thumbprint", "weak-thumbprint", "identity-digest", "part", "verdict",
    "token", "claims", "header", "expiry", "address", "hex",
})  # fmt: skip
"""The closed set of what a value can be of a certificate or token."""

REQUEST_FACTS = frozenset({"proxy", "secret", "code", "password", "second-factor", "throttled", "renewed"})
"""What a check can establish about the request, whatever certificate it came with.

``proxy``: it comes from a trusted proxy; ``secret``: it carries a secret that was compared; ``code``: it
repeats something that the program had kept; ``password`` and
``second-factor``: its sender knows or has one; ``throttled``: too many are refused; ``renewed``: its session
has a new id.
"""
FACTS = frozenset({"chain", "revocation", "validity", "present", "identity"}) | REQUEST_FACTS
"""What a check can establish about a certificate or the request."""

LANGUAGES = ("javascript", "java", "go", "python", "csharp")


class ModelError(Exception):
    """A model file that breaks the schema; the message names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Holds:
    """When a check holds: ``place`` (``returns``, ``result``, ``result[1]``, ``result.name``) and outcome.

    ``outcome`` is ``true``, ``false``, ``either``, ``ok`` (true, or no error, alone or among several results),
    ``told`` (true or false, or no error) or ``=Literal``/``!Literal``; empty for ``returns``.
    """

    place: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Row:
    """One model row; every path is empty when it does not apply. See ``docs/models.md`` for the keys."""

    id: str
    language: str
    package: str
    pattern: str
    params: tuple[str, ...]
    kind: str
    event: str
    doc: str
    holds: Holds | None = None
    facts: tuple[str, ...] = ()
    certificate: str = ""
    token: str = ""
    claims: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    algorithms: str = ""
    # Without `algorithms`, the token's own header decides.
    unpinned: bool = False
    # The library takes only bytes for a secret: keys of other types cannot be confused with one.
    typed_keys: bool = False
    expires: tuple[str, ...] = ()
    # Seconds that a plain number given as `expires` stands for, where that is not one.
    expires_unit: str = ""
    ignores_expiry: str = ""
    ignores_expiry_when: str = "true"
    # What alone looks at the dates of the claims: where it never refuses, nothing does.
    dates: str = ""
    skips_signature: str = ""
    skips_signature_when: str = "false"
    # Where the expected audience is given; a library that always checks one names what switches that off, and how.
    audience: tuple[str, ...] = ()
    # Where the issuer is given that a token names, or must name.
    issuer: tuple[str, ...] = ()
    skips_audience: str = ""
    skips_audience_when: str = "false"
    # A password or secret that protects a key, or is one.
    secret: tuple[str, ...] = ()
    default_expiry: bool = False
    data: str = ""
    algorithm: str = ""
    weak: bool = False
    name: str = ""
    left: str = ""
    right: str = ""
    of: str = ""
    aspect: str = ""
    into: str = "result"
    function: str = ""
    passes: tuple[str, ...] = ()
    returns: str = ""
    fluent: bool = False
    promise: bool = False
    sets: dict[str, str] = field(default_factory=dict)
    puts: tuple[dict[str, str], ...] = ()
    invokes: str = ""
    owner: str = "this"
    continues: str = "return"
    gives: str = ""
    # The result may as well be this argument.
    perhaps: str = ""
    # The call does not come back: it raises, or ends the program.
    ends: bool = False
    # Middleware that runs before every route of its owner, whenever it was added; a route, or a mounted router,
    # that runs behind all middleware of its owner, whenever it was made.
    always: bool = False
    # The texts that say where the route is (without them, whatever argument is a text with a slash), or the
    # patterns of the addresses that middleware is for, and of those that it is not for.
    address: tuple[str, ...] = ()
    excepts: str = ""
    # Middleware is also for all that lies below its addresses.
    below: bool = False
    # When middleware runs, among all of its phase; the names of numbers that the library has.
    order: str = ""
    orders: dict[str, str] = field(default_factory=dict)
    phase: str = ""
    # A type is registered where it carries one of these annotations.
    marks: tuple[str, ...] = ()
    # The annotation of a type in which the addresses of its methods begin.
    prefix: str = ""
    # The annotation of annotations that bind a type to the routes that carry the same.
    binds: tuple[str, ...] = ()
    # Where the program asks for this type, it gets an instance of the type that is `to`, or that `to` makes.
    asked: str = ""
    to: str = ""
    # Of an implemented type: `method` is of another class, which takes an instance of this one.
    taken: bool = False
    # The name of a chain of the whole program, or what owns one,
    # that runs in front of the routes of the owner.
    behind: str = ""
    # The chain `behind` is for routes alone that no other row of this package puts behind one.
    lesser: bool = False
    # What rows of this package put in front of the route is not there.
    lifts: bool = False
    # The function that runs when the promise is rejected.
    otherwise: str = ""
    # The result is this function, giving a promise instead of calling back.
    promisifies: str = ""
    # Handlers that run in front of this route alone; with `:type`, what is there makes one of that type.
    before: tuple[str, ...] = ()
    # The call does what it does for each item of the list that this argument is.
    each: str = ""
    # The call reads the entry of `this` (or of its first argument) that this argument names.
    entry: str = ""
    # What is asked of `left` about `right`, where one of them is the address of the request.
    decides: str = ""
    # The method of a handler that says for which requests it does not run.
    skips: str = ""
    # The result is what the placeholder in this text stands for when nobody sets it.
    placeholder: str = ""
    # What the call makes refuses only where something is done with it.
    offered: bool = False
    # What the call gives where there is no such entry.
    default: str = ""
    # The result is true where this argument is null or empty, false where there is something.
    lacks: str = ""
    # The result is never null or empty.
    truthy: bool = False
    # The call raises where this is not there, or not true.
    demands: str = ""
    # The call copies the members of this argument into `this`.
    merges: str = ""
    # The function runs beside what called it, which does not wait for it, nor fail with it.
    later: bool = False
    # The event happens whenever the function starts that the row's decorator or annotation stands before.
    guards: bool = False
    # A second outcome that tells the same as `holds` does.
    also: Holds | None = None
    # The outcome that says that the check failed, where another result says whether it could be made.
    fails: Holds | None = None
    # The handler is this method of the object that is given.
    method: str = ""
    # The function takes the next handler and returns the handler that runs before it; with `before`, those do.
    wraps: bool = False
    # What the call gives goes through these functions, each of which makes a handler of a handler.
    decorators: str = ""
    # The router that runs behind the functions and the chain of `owner` (a group, a sub-router).
    mounts: str = ""
    # The chain of this owner is part of that of `owner`, for the addresses of the row.
    rejoins: str = ""
    # The owner's standing chain begins with that of this one: the defaults of a library.
    joins: str = ""
    # There is one request at a time: read through whatever object, this is the same certificate.
    ambient: bool = False
    # Handlers get each passed argument by its type, whatever the order of their parameters.
    by_type: bool = False
    # Handlers get what each parameter declares: a dependency's result, a header, the request.
    declared: bool = False
    # Members of its instance that the framework sets before it calls a handler: name to what is passed.
    receives: dict[str, str] = field(default_factory=dict)
    # Members of the request in which the framework keeps what the handler gives: name to `result` or a part of it.
    keeps: dict[str, str] = field(default_factory=dict)
    # Of the handlers that are given together, one is enough that lets the request through.
    any: bool = False
    # Of the handlers in front of a route that say this same name, the innermost alone runs.
    replaces: str = ""
    # An authentication layer behind the TLS servers: what it checks is checked for all of them.
    layer: bool = False
    # The answer does not keep the next handler of the chain from running.
    answers: bool = False
    # The result is hexadecimal: always, or where this argument says so.
    hexadecimal: bool = False
    # The result is bytes, whatever they were written in.
    binary: bool = False
    encoding: str = ""
    # The row applies only where a file of the tree imports one of these packages.
    needs: tuple[str, ...] = ()
    # Seconds that one of each argument stands for; an argument that is a duration is taken as it is.
    units: dict[str, str] = field(default_factory=dict)
    # Seconds that a plain number stands for which is added to the result.
    unit: str = ""
    # The moment is the present one.
    now: bool = False
    # It compares in constant time, as one compares secrets only.
    constant_time: bool = False
    # A function that is given one talks to the client itself: nobody goes on where it gives up.
    connection: bool = False
    # What is compared is a collection with what may be one of its items.
    among: bool = False
    file: str = ""
    status: str = ""
    mode: str = ""
    modes: dict[str, str] = field(default_factory=dict)
    verifier: tuple[str, ...] = ()
    revocation: str = ""
    # The values of `revocation`, of which one switches the check on; any value when there are none.
    revocation_on: str = ""
    # What a check checks the certificate with: no check where that comes with the certificate itself.
    against: str = ""
    # The row applies only where each path is `set`, `absent`, or may be the literal or constant that is named.
    when: dict[str, str] = field(default_factory=dict)
    # The row applies only to these versions of the library, as a PEP 440 specifier.
    versions: str = ""
    # The newest version of the library, which one that nobody tells is taken for.
    current: str = ""
    # The names by which the manifests of projects know the library; the package unless said otherwise.
    distributions: tuple[str, ...] = ()
    # Further library types that a `type` row's type is also: rows of their members apply to it.
    extends: tuple[str, ...] = ()


_DECLARATIONS = (
    *("call", "new", "read", "write", "type", "param"),
    *("annotated", "called", "implements", "returned", "setting"),
)
MODES = frozenset({"none", "required", "optional", "unverified", "presented", "trust-all"})
"""How a TLS endpoint treats the other side's certificate.

``required``: demanded and verified; ``optional``: verified when presented; ``unverified``: asked for, and taken
unverified; ``presented``: demanded, and taken unverified; ``trust-all``: verification is switched off; ``none``:
not asked for.
"""

CONTINUES = frozenset({"return", "any", "next", "nothing", "true"})
"""When the next handler runs: after this one returned no refusal, or anything, or nothing, or true; or by its
call."""

QUESTIONS = frozenset({"starts", "ends", "equals", "contains", "fits"})
"""What is asked of the address of a request: whether a text begins, ends or is it, is in it, or is its pattern."""

_SHARED = ("doc", "current", "distributions")
"""What a file may say for all of its rows at once."""
_STRINGS = {f.name for f in fields(Row) if f.type in ("str", "bool")}
_TUPLES = {f.name for f in fields(Row) if f.type == "tuple[str, ...]"} - {"params"}
_KEYS = ({f.name for f in fields(Row)} - {"id", "pattern", "params", "kind", "language", "package"}) | set(
    _DECLARATIONS
)
_SIGNATURE = re.compile(r"^(?P<name>[^()]+?)(?:\((?P<params>[^()]*)\))?$")


def load(path: Path, language: str = "") -> list[Row]:
    """The rows of one model file; raises :class:`ModelError` with file, line and reason.

    Without ``language`` it is a user's own, which says itself what language it is about, and need not link to any
    documentation.
    """
    source, document = read(path)
    of_users = not language
    allowed = ("package", *(("language", "headers") if of_users else ("forks",)), *_SHARED)
    shared = {key: value for key, value in document.items() if key != "row"}
    for key in shared.keys() - set(allowed):
        near = nearest(key, (*allowed, "row"))
        where, has = f"{path}:{line_of(source, key)}", f"a file has {', '.join(allowed)} and [[row]]"
        raise ModelError(f"{where}: unknown key {key!r}{near}; {has}")
    if of_users and "row" not in document:
        return []
    if of_users and (language := str(shared.get("language", ""))) not in LANGUAGES:
        where = f"{path}:{line_of(source, 'language')}: language"
        raise ModelError(f"{where} must be one of {', '.join(LANGUAGES)}{nearest(language, LANGUAGES)}")
    package = str(shared.get("package", ""))
    if not package:
        raise ModelError(f"{path}:1: the file names no package")
    if of_users:
        shared.setdefault("doc", path.as_posix())
    defaults = {"distributions": [package]} | {key: shared[key] for key in _SHARED if key in shared}
    rows = _numbered(
        [
            _row(path, source, number, language, package, defaults | entry)
            for number, entry in enumerate(document.get("row", ()), start=1)
        ]
    )
    named = [row for row in rows if any(package in name for name in (row.pattern, row.returns, *row.extends))]
    return rows + [_renamed(row, package, str(fork)) for fork in shared.get("forks", ()) for row in named]


def read(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a file and what it says as TOML; raises :class:`ModelError` where it is none."""
    try:
        source = path.read_text(encoding="utf-8")
        return source, tomllib.loads(source)
    except OSError as error:
        raise ModelError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ModelError(f"{path}: not valid TOML: {error}") from error


def nearest(word: str, known: Iterable[str]) -> str:
    """``; did you mean …?`` with the nearest of the known words, or nothing when none is near."""
    near = get_close_matches(word, list(known), 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _numbered(rows: list[Row]) -> list[Row]:
    """The rows with ids of their own: of several rows for one call, all but the first get a number."""
    seen: Counter[str] = Counter()
    numbered = []
    for row in rows:
        seen[row.id] += 1
        numbered.append(replace(row, id=f"{row.id} #{seen[row.id]}") if seen[row.id] > 1 else row)
    return numbered


def _renamed(row: Row, package: str, fork: str) -> Row:
    """The row for a package of another name with the same interface."""
    return replace(
        row,
        id=f"{row.id} in {fork}",
        pattern=row.pattern.replace(package, fork),
        returns=row.returns.replace(package, fork),
        extends=tuple(name.replace(package, fork) for name in row.extends),
        distributions=(fork,),
    )


def _row(path: Path, source: str, number: int, language: str, package: str, entry: dict[str, Any]) -> Row:
    def fail(reason: str) -> ModelError:
        return ModelError(f"{path}:{_row_line(source, number)}: row {number}: {reason}")

    for key in entry:
        if key not in _KEYS:
            raise fail(f"unknown key {key!r}{nearest(key, _KEYS)}")
    declared = [kind for kind in _DECLARATIONS if kind in entry]
    if len(declared) != 1:
        raise fail(f"a row has exactly one of {', '.join(_DECLARATIONS)}")
    kind = declared[0]
    values = {key: value for key, value in entry.items() if key != kind}
    match = _SIGNATURE.match(str(entry[kind])) if kind in ("call", "new", "annotated") else None
    pattern = match["name"].strip() if match else str(entry[kind])
    params = tuple(p.strip() for p in (match["params"] or "").split(",") if p.strip()) if match else ()
    values.setdefault("event", "build")
    if values["event"] not in EVENTS:
        raise fail(f"unknown event {values['event']!r}{nearest(values['event'], EVENTS)}")
    if not values.get("doc"):
        raise fail("no doc link, and the file has none either")
    if (question := values.get("decides", "contains")) not in QUESTIONS:
        raise fail(f"decides: {question!r} is none of {', '.join(sorted(QUESTIONS))}")
    if "versions" in values:
        _check_versions(values, fail)
    if (aspect := values.get("aspect")) and aspect not in ASPECTS:
        raise fail(f"unknown aspect {aspect!r}{nearest(aspect, ASPECTS)}; one of {', '.join(sorted(ASPECTS))}")
    for fact in values.get("facts", ()):
        if fact not in FACTS:
            raise fail(f"unknown fact {fact!r}{nearest(fact, FACTS)}; one of {', '.join(sorted(FACTS))}")
    if (continues := values.get("continues", "return")) not in CONTINUES:
        raise fail(f"continues: {continues!r} is none of {', '.join(sorted(CONTINUES))}")
    for mode in values.get("modes", {}).values():
        if mode not in MODES:
            raise fail(f"unknown mode {mode!r}; one of {', '.join(sorted(MODES))}")
    for key in ("holds", "also", "fails"):
        if key in values:
            values[key] = _holds(values[key], fail)
    for key, value in values.items():
        if key in _TUPLES:
            values[key] = (value,) if isinstance(value, str) else tuple(value)
        elif key == "puts":
            values[key] = (value,) if isinstance(value, dict) else tuple(value)
        elif key in _STRINGS and not isinstance(value, str | bool):
            raise fail(f"{key} must be a string, not {value!r}")
    if kind == "setting":
        # The members of a section go by relaxed names, as the keys in its file may be spelled in several ways.
        values |= {key: relaxed(values[key]) for key in ("mode", "revocation") if key in values}
        values["when"] = {relaxed(where): wanted for where, wanted in values.get("when", {}).items()}
    label = {"new": "new ", "annotated": "@"}.get(kind, "") + entry[kind]
    label += f" .{values['method']}" if "method" in values else ""
    return Row(
        id=f"{language}/{path.stem}:{label}",
        language=language,
        package=package,
        pattern=pattern,
        params=params,
        kind=kind,
        **values,
    )


def _check_versions(values: dict[str, Any], fail: Any) -> None:
    try:
        specifier(values["versions"])
    except ValueError as error:
        raise fail(f"versions: {values['versions']!r} is no specifier such as '<9' or '>=0.10,<0.12'") from error
    if not numbers(str(values.get("current", ""))):
        raise fail("versions: neither the row nor the file says which version is the `current` one")


def _holds(written: str, fail: Any) -> Holds:
    place, _, outcome = written.partition(" ")
    outcome = {"set": "true", "null": "false"}.get(outcome, outcome)
    if not re.match(r"^(returns|resolves|result(\[\d\]|\.\w+)*)$", place):
        raise fail(f"holds: unknown place {place!r}; returns, resolves, result, result[1] or result.name")
    if not re.match(r"^(true|false|either|ok|told|[=!].+|)$", outcome) or bool(outcome) == (
        place in ("returns", "resolves")
    ):
        raise fail(
            f"holds: {written!r} must be 'returns', 'resolves', or a place with true, false, null, set, =X or !X"
        )
    return Holds(place, outcome)


def line_of(source: str, key: str) -> int:
    """The line on which a key, or a table of that name, begins; the first where there is none."""
    for number, line in enumerate(source.splitlines(), start=1):
        if re.match(rf"\s*\[*{re.escape(key)}\b", line):
            return number
    return 1


def _row_line(source: str, number: int) -> int:
    seen = 0
    for index, line in enumerate(source.splitlines(), start=1):
        if line.strip() == "[[row]]":
            seen += 1
            if seen == number:
                return index
    return 1
