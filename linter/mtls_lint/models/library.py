"""Looking up what a call, read or type means: the rows of one language, indexed by name."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache, lru_cache

from mtls_lint.ir.names import relaxed
from mtls_lint.models.own import Own, own
from mtls_lint.models.schema import LANGUAGES, Row, load
from mtls_lint.models.versions import Versions, applies, asked
from mtls_lint.rulesdir import rules_dir

_PLAIN = frozenset({"build", "derive", "digest", "compare", "local-certificate", "parse-certificate"})
"""Events of types that hold and transform values: handing one on says nothing of what is done with it."""


class Library:
    """The rows of one language.

    A pattern is a qualified name (``jsonwebtoken.sign``), a member of a qualified type
    (``java.security.cert.X509Certificate.verify``), of anything that is an aspect of a certificate or token
    (``<certificate>.subject``), or of any receiver (``*.getPeerCertificate``).
    """

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self._by_kind: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self._called: list[tuple[re.Pattern[str], Row]] = []
        self._named: dict[str, Row | None] = {}
        self._params: list[tuple[re.Pattern[str], Row]] = []
        self._settings: list[tuple[tuple[str, ...], re.Pattern[str], Row]] = []
        self._simple: dict[str, set[str]] = defaultdict(set)
        self._types = {row.pattern.rpartition(".")[0] for row in rows if row.event not in _PLAIN}
        passed = (each.partition(":") for row in rows for each in row.passes)
        self.requests = {type_name for name, _, type_name in passed if name == "<request>" and type_name}
        self._mentioned = {row.pattern.rpartition(".")[0] for row in rows}
        self._bases: dict[str, tuple[str, ...]] = {}
        self._heads = {row.pattern.partition(".")[0] for row in rows if row.kind in ("call", "new", "type")}
        self.asked = asked(rows)
        for row in rows:
            if row.extends:
                self._bases[row.pattern] = (*self._bases.get(row.pattern, ()), *row.extends)
            if row.kind == "called":
                self._called.append((re.compile(row.pattern), row))
            elif row.kind == "param":
                self._params.append((re.compile(row.pattern), row))
            elif row.kind == "setting":
                words = tuple(relaxed(part) for part in row.pattern.split(".") if part.strip("*"))
                self._settings.append((words, _key_pattern(row.pattern), row))
            else:
                self._by_kind[row.kind, row.pattern].append(row)
            self._learn_types(row)

    def _learn_types(self, row: Row) -> None:
        """Every qualified type a row speaks of can be recognised by its simple name."""
        written_marks = (row.prefix, row.order, *row.marks, *row.binds)
        names = [row.returns, *row.extends, *(mark.partition("(")[0] for mark in written_marks)]
        if row.kind in ("new", "type", "implements", "returned", "annotated"):
            names.append(row.pattern)
        elif row.kind in ("call", "read", "write"):
            names.append(row.pattern.rpartition(".")[0])
        for written in names:
            name = written.removesuffix("[]")
            simple = name.rpartition(".")[2]
            if "." in name and simple[:1].isupper():
                self._simple[simple].add(name)

    def knows_type(self, name: str) -> bool:
        """Whether a member of the type does more than hand on what it is given."""
        return name in self._types

    def mentions(self, name: str) -> bool:
        """Whether some row is about a member of the type."""
        return name in self._mentioned

    def find(self, kind: str, *names: str) -> list[Row]:
        """The rows of ``kind`` for the first of ``names`` that has any."""
        for name in names:
            if rows := self._by_kind.get((kind, name)):
                return rows
        return []

    def called(self, name: str) -> Row | None:
        """What a function of that plain name, whose body nobody knows, may be believed to do."""
        return next((row for pattern, row in self._called if pattern.search(name)), None)

    def all_called(self, name: str) -> list[Row]:
        """All that a function of that plain name may be believed to do: the rows of the first pattern it fits."""
        first = self.called(name)
        return [row for pattern, row in self._called if first is not None and pattern.pattern == first.pattern]

    def param(self, name: str) -> Row | None:
        """What a parameter or member of that plain name may be believed to hold."""
        if name not in self._named:
            self._named[name] = next((row for pattern, row in self._params if pattern.search(name)), None)
        return self._named[name]

    def setting(self, name: str) -> list[Row]:
        """The rows of a key of a configuration file, in whatever spelling."""
        key = relaxed(name)
        return [row for words, whole, row in self._settings if key.endswith(words[-1]) and whole.fullmatch(key)]

    def languages_of(self, content: bytes) -> set[str]:
        """The languages whose servers a configuration file may set up, by the parts of its keys.

        A password in it sets up nothing, nor does a filter.
        """
        text = relaxed(content.decode("utf-8", "replace"))
        return {
            row.language
            for words, _, row in self._settings
            if row.event.startswith("tls-") and all(word in text for word in words)
        }

    def speaks_of(self, name: str) -> bool:
        """Whether some row is of the top-level package of that name."""
        return name in self._heads

    def ancestry(self, name: str) -> list[str]:
        """A library type and all that it also is, nearest first."""
        found = [name]
        for each in found:
            found += [base for base in self._bases.get(each, ()) if base not in found]
        return found

    def qualify(self, simple: str, wildcards: tuple[str, ...], *, anywhere: bool = False) -> str:
        """The qualified name of a type written simply, seen the packages whose names are all visible.

        ``anywhere`` takes the only type of that name where none of the packages has it: another file, or the
        build, may make names visible in the whole project.
        """
        candidates = self._simple.get(simple, ())
        for name in candidates:
            if name.rpartition(".")[0] in wildcards:
                return name
        return next(iter(candidates)) if anywhere and len(candidates) == 1 else simple


def _key_pattern(pattern: str) -> re.Pattern[str]:
    """What matches a key: ``*`` is any one part of it, ``**`` any number of parts; dots may be missing."""
    parts = {"*": r"[^.]+\.", "**": r"(?:.+\.)?"}
    written = [parts.get(part) or re.escape(relaxed(part)) + r"\.?" for part in pattern.split(".")]
    return re.compile("".join(written).removesuffix(r"\.?"))


def family(language: str) -> str:
    """The language whose models apply, and with whose code programs in the language run together."""
    return "javascript" if language == "typescript" else language


@cache
def settings() -> Library:
    """The rows about configuration files, of all languages; raises ``ModelError`` for a broken file."""
    rows: list[Row] = []
    for language in LANGUAGES:
        for path in sorted((rules_dir() / "models" / language / "settings").glob("*.toml")):
            rows += load(path, language)
    return Library(rows)


def library(language: str, versions: Versions | None = None) -> Library:
    """The rows of a language and those common to all; raises ``ModelError`` for a broken file.

    A name that is no language's is the format of a configuration file: the rows about those, of all languages.
    With ``versions`` they are those that apply to the versions of libraries that a file is built with. What
    users taught takes the place of what is known of the same call.
    """
    return _library(family(language), versions, own())


@lru_cache(maxsize=256)
def _library(language: str, versions: Versions | None, taught: Own) -> Library:
    if versions is not None:
        every = _library(language, None, taught)
        if not every.asked:
            return every
        used = dict(versions)
        return Library([row for row in every.rows if applies(row, used)])
    if language not in LANGUAGES:
        return settings()
    rows = [row for row in taught.rows if row.language == language]
    told = {(row.kind, row.pattern) for row in rows}
    for folder in (language, "common"):
        for path in sorted((rules_dir() / "models" / folder).glob("*.toml")):
            rows += [row for row in load(path, folder) if (row.kind, row.pattern) not in told]
    return Library(rows)


def forwarded_headers() -> dict[str, str]:
    """Request headers in which proxies hand a client certificate on: lower-case name to aspect."""
    return _forwarded_headers() | own().headers


@cache
def _forwarded_headers() -> dict[str, str]:
    with (rules_dir() / "forwarded-headers.toml").open("rb") as file:
        document = tomllib.load(file)
    return {name.lower(): aspect for aspect, names in document["headers"].items() for name in names}


@cache
def _addresses() -> dict[str, re.Pattern[str]]:
    with (rules_dir() / "addresses.toml").open("rb") as file:
        document = tomllib.load(file)
    return {name: re.compile("|".join(patterns), re.IGNORECASE) for name, patterns in document.items()}


def public_address() -> re.Pattern[str]:
    """What the addresses of routes contain that are public by design: health, metrics, key sets."""
    return _addresses()["public"]


def recovery_address() -> re.Pattern[str]:
    """What the addresses of routes contain that hand out credentials again: recovery, re-enrolment, reset."""
    return _addresses()["recovery"]


def claimed() -> re.Pattern[str]:
    """What the names of request headers contain that say where a request comes from, true or not."""
    return _addresses()["claimed"]


def knowable() -> re.Pattern[str]:
    """What the names of personal details contain that others may know: a proof of nothing (NIST SP 800-63B)."""
    return _addresses()["knowable"]


@cache
def _weak_passwords() -> tuple[int, frozenset[str]]:
    with (rules_dir() / "weak-passwords.toml").open("rb") as file:
        document = tomllib.load(file)
    return document["shortest"], frozenset(document["defaults"])


def is_weak_password(text: str) -> bool:
    """Whether a text, as a password, is too short to resist guessing, or one that is tried first (CWE-521)."""
    shortest, defaults = _weak_passwords()
    return len(text) < shortest or text.lower() in defaults


def all_rows() -> list[Row]:
    """Every row of every language, for the tests that hold the data to its rules."""
    return [row for known in (*map(library, LANGUAGES), settings()) for row in known.rows]
