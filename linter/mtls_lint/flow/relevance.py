"""Which functions can matter, told by the words in their source, so that cost follows relevance and not size.

A function is *rooted* when it, or something it calls by name, mentions a token operation or a TLS endpoint; it is
*telling* when it, or something it calls, mentions anything else that models speak of specifically. A function
that is neither, and not small, is not entered: it is judged as code that does nothing to certificates.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from mtls_lint.flow.callers import Callers, Names, simple_name, words_in
from mtls_lint.flow.program import MODULE_BODY, Program
from mtls_lint.flow.values import Aspect, Fn, Inst, Obj, Value
from mtls_lint.ir.nodes import FunctionDecl, Module
from mtls_lint.models.library import Library, forwarded_headers, library
from mtls_lint.models.schema import Row

_CALLED = re.compile(rb"([A-Za-z_$][\w$]*)\s*[(<]")
"""A name that is called, perhaps with type arguments."""
_OPERATIONS = frozenset({"sign", "verify", "decode", "tls-server", "tls-client", "secret"})
_TELLING = _OPERATIONS | {
    *("peer-certificate", "header", "parse-certificate", "token-certificate", "check", "compare", "digest"),
    *("deny", "next", "middleware", "route", "session", "deliver"),
}
_ASSIGNED = re.compile(
    rb"^(?:export\s+)?(?:(?:const|let|var)\s+)?([A-Za-z_$][\w$]*)\s*(?::[^=\n]+)?=\s*(?!require\b|await\b)[\w$.]+\(",
    re.MULTILINE,
)
"""A variable of a file's top level that becomes the result of a call."""
_REGISTRATIONS = frozenset({"middleware", "route", "invoke"})
_EVIDENCE = frozenset({"peer-certificate", "token-certificate", "tls-server", "tls-client"})
_SMALL = 700
"""Bytes of source up to which a function is always entered: helpers, wrappers, guards."""
_COMMON = 50
"""Where more functions than this mention the name of a call that issues certificates, it is an everyday one."""
_RELAYS = 3
"""Between what starts a program and what registers its handlers there are no more calls than this."""
_AMBIGUOUS = 8
"""A name that more functions than this have says nothing of who calls whom."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """The functions worth running on their own, those worth entering from a call, and the words of each.

    ``operating`` ones call, directly or not, something that performs a token operation; ``declaring`` ones
    put handlers in front of others that declare themselves, ``reading`` ones get at the peer's certificate;
    ``arranging`` ones call something that registers handlers, or says which of the program's types is meant where
    another is asked for.
    """

    rooted: frozenset[str]
    operating: frozenset[str]
    declaring: frozenset[str]
    reading: frozenset[str]
    telling: frozenset[str]
    words: dict[str, frozenset[str]]
    arranging: frozenset[str]


def relevance(program: Program, contents: dict[str, bytes], *, anything: bool) -> Relevance:
    """Judges every declared function of a program.

    Nothing is rooted that shows no certificate, token-borne key or TLS endpoint, unless ``anything`` is to be run.
    """
    sources = {key: _source(decl, contents[module.path]) for key, module, decl in program.declared()}
    words = {key: words_in(source) for key, source in sources.items()}
    every = frozenset[str]().union(*words.values()) if words else frozenset[str]()
    languages = {module.language for module in program.modules.values()}
    called = {key: words_in(source, _CALLED) for key, source in sources.items()}
    names = Names(program, contents)
    mentioning = Callers(names, words, _AMBIGUOUS)
    calling = Callers(names, called, _AMBIGUOUS // 2)
    seeds = [_mentioning(program, words, languages, every, wanted) for wanted in (_OPERATIONS, _TELLING)]
    issuing = _mentioning(program, words, languages, every, frozenset({"issue"}))
    seeds[0] |= issuing if len(issuing) <= _COMMON else set()
    seeds = [found | _holding(program, contents, words, found) for found in seeds]
    declaring = _declaring(program, words)
    registering = _registering(program, words) | declaring
    small = {key for key, _, decl in program.declared() if decl.span.end - decl.span.start <= _SMALL}
    leading = Callers(names, called, _AMBIGUOUS)
    routing = _mentioning(program, _rare(program, words), languages, every, _REGISTRATIONS)
    showing, beside = _showing(program, contents, words)
    evident = beside | _leading_to(program, showing, names, leading, routing, words)
    protecting = _calling_rows(program, words, _protectors)
    operations = registering | protecting | _leading_to(program, seeds[0], names, leading, routing, words)
    registrars = registering | _binding(program, words) | _arranging(program, words)
    arranging = calling.reaching(registrars, _RELAYS)
    arranging |= leading.reaching(_setting_up(program, words) & operations)
    # Who reads the peer's certificate and checks it is about mutual TLS, wherever the tokens are.
    reading = _mentioning(program, words, languages, every, frozenset({"peer-certificate"}))
    checking = _mentioning(program, words, languages, every, frozenset({"check"}))
    return Relevance(
        rooted=frozenset(
            operations
            if anything
            else (operations & evident) | (reading & checking) | (arranging if evident else set())
        )
        | {f"{module.path}::{MODULE_BODY}" for module in program.modules.values() if module.home is not None},
        operating=frozenset(calling.reaching(seeds[0] | registering) | arranging),
        declaring=frozenset(declaring),
        reading=frozenset(calling.reaching(reading)),
        telling=frozenset(mentioning.reaching(seeds[1]) | small),
        words=words,
        arranging=frozenset(arranging),
    )


def _showing(
    program: Program, contents: dict[str, bytes], words: dict[str, frozenset[str]]
) -> tuple[set[str], set[str]]:
    """The functions that show a certificate, a token-borne key or a TLS endpoint, and all of their files."""
    headers = _header_pattern()
    every = frozenset[str]().union(*words.values()) if words else frozenset[str]()
    languages = {module.language for module in program.modules.values()}
    telling = {name: _evidence(name, every) for name in languages}
    for name in languages & {"java", "csharp"}:
        telling[name] -= _absent(program, name, _EVIDENCE)
    files = {path for path, content in contents.items() if headers.search(content.lower())}
    files |= _set_up(program, contents)
    showing = {
        key
        for key, module, _ in program.declared()
        if module.path in files or words[key] & telling[module.language]
    }
    files |= {key.partition("::")[0] for key in showing}
    return showing, {key for key, module, _ in program.declared() if module.path in files}


def _set_up(program: Program, contents: dict[str, bytes]) -> set[str]:
    """The files in a language whose TLS servers some configuration file may set up."""
    settings = [module for module in program.modules.values() if module.home is not None]
    told = [library(module.language).languages_of(contents[module.path]) for module in settings]
    languages = set[str]().union(*told)
    return {module.path for module in program.modules.values() if program.language(module.path) in languages}


def _source(decl: FunctionDecl, content: bytes) -> bytes:
    """The source of a function; of top-level code, that of the whole file."""
    return content if decl.name == MODULE_BODY else content[decl.span.start : decl.span.end]


def _top_level(module: Module, content: bytes) -> bytes:
    """The source of a file outside its functions, at the same offsets."""
    top = bytearray(content)
    for decl in module.functions.values():
        if decl.name != MODULE_BODY and not decl.name.endswith(".<fields>"):
            top[decl.span.start : decl.span.end] = bytes(decl.span.end - decl.span.start)
    return bytes(top)


def _evidence(language: str, every: frozenset[str]) -> frozenset[str]:
    """The words that show a certificate, a key in a token, or a TLS endpoint."""
    rows = library(language).rows
    names = {row.pattern.rpartition(".")[2] for row in rows if row.kind == "type" and row.aspect}
    named = _matching([row.pattern for row in rows if row.kind == "param" and row.aspect], every)
    return _spoken(language, _EVIDENCE, every) | frozenset(names) | named


@cache
def _header_pattern() -> re.Pattern[bytes]:
    names = (re.escape(name.encode()) for name in sorted(forwarded_headers()))
    return re.compile(b"|".join(names))


def _mentioning(
    program: Program,
    words: dict[str, frozenset[str]],
    languages: set[str],
    every: frozenset[str],
    wanted: frozenset[str],
) -> set[str]:
    """The functions that mention a word of a row with one of the wanted events."""
    spoken = {name: _spoken(name, wanted, every) - _absent(program, name, wanted) for name in languages}
    packages = {language: _packages(language, wanted) for language in languages}
    found = set()
    for key, module, _ in program.declared():
        for word in words[key] & spoken[module.language]:
            owners = packages[module.language].get(word)
            if owners is None or any(_imports(module, owner) for owner in owners):
                found.add(key)
                break
    return found


def _holding(
    program: Program, contents: dict[str, bytes], words: dict[str, frozenset[str]], seeds: set[str]
) -> set[str]:
    """The functions that mention a variable of a script's top level that may hold a function of a library."""
    holders: set[str] = set()
    for module in program.modules.values():
        if module.language == "go" or f"{module.path}::{MODULE_BODY}" not in seeds:
            continue
        holders |= words_in(_top_level(module, contents[module.path]), _ASSIGNED)
    return {key for key, mentioned in words.items() if mentioned & holders}


def _registering(program: Program, words: dict[str, frozenset[str]]) -> set[str]:
    """The top-level code that puts handlers behind addresses or middleware in front of them.

    In the language of extension methods, whose receivers no import names, it is any function that does so.
    """
    rows = [row for row in library("csharp").rows if row.event in ("middleware", "route")]
    rows = [row for row in rows if row.pattern.startswith("*.")]
    extended = {row.pattern.rpartition(".")[2] for row in rows}
    # The types that are extended, where their package is visible in the whole project.
    types = {row.returns.rpartition(".")[2] for row in rows if "." in row.returns}
    types |= {f"I{name}" for name in types}
    found = {
        key
        for key, module, decl in program.declared()
        if module.language == "csharp"
        and words[key] & extended
        and (decl.name == MODULE_BODY or words[key] & types)
    }
    for module in program.modules.values():
        key = f"{module.path}::{MODULE_BODY}"
        heads = {target.partition(".")[0] for target in module.imports.values()} | {"<module>"}
        every = library(module.language).rows
        registers = [row for row in every if row.event in ("middleware", "route")]
        types = {row.pattern.removesuffix(".<call>") for row in registers if row.pattern.endswith(".<call>")}
        registers += [row for row in every if row.returns in types]
        for row in registers if key in words else ():
            head, _, rest = row.pattern.partition(".")
            if head in heads and rest.rpartition(".")[2] in words[key]:
                found.add(key)
                break
    return found


def _declaring(program: Program, words: dict[str, frozenset[str]]) -> set[str]:
    """The functions that put handlers before routes that declare themselves.

    In the language of extension methods those are told by the types that are extended. What declares itself a
    route only mentions such a name, as in the text of an annotation.
    """
    found = _calling_rows(program, words, _registrars)
    return {key for key in found if program.language_of(key) != "csharp"} - _declared_routes(program)


def _declared_routes(program: Program) -> set[str]:
    """The functions that a framework finds by their annotations, and puts behind addresses."""
    return {
        key
        for key, module, decl in program.declared()
        for mark in decl.annotations
        if any(row.event == "route" for row in program.library(module).find("annotated", mark.name))
    }


def _arranging(program: Program, words: dict[str, frozenset[str]]) -> set[str]:
    """The functions that put handlers behind addresses, or set up what stands before all of them."""
    return _calling_rows(program, words, _arrangers)


def _calling_rows(
    program: Program, words: dict[str, frozenset[str]], rows_of: Callable[[str], dict[str, set[str]]]
) -> set[str]:
    """The functions with the name of such a row in them, in files that import its library."""
    languages = {module.language for module in program.modules.values()}
    named = {language: rows_of(language) for language in languages}
    found = set()
    for key, module, _ in program.declared():
        names = named[module.language]
        if told := words[key] & names.keys():
            targets = (*module.imports.values(), *module.wildcards)
            imported = {_root(target, module.language) for target in targets} | {"*"}
            if any(not names[name].isdisjoint(imported) for name in told):
                found.add(key)
    return found


@cache
def _registrars(language: str) -> dict[str, set[str]]:
    """The names of calls that put handlers before routes that declare themselves, with their libraries."""
    every = library(language).rows
    rows = [row for row in every if row.event == "middleware" and row.owner.startswith("'")]
    rows = [row for row in rows if row.always and row.kind in ("call", "type")]
    types = {row.pattern for row in rows if row.kind == "type"}
    return _by_name(rows + [row for row in every if row.returns in types], language)


@cache
def _arrangers(language: str) -> dict[str, set[str]]:
    """The names of calls that set up layers or, where no code stands outside of functions, routes."""
    routes = {"route"} if language == "java" else set()
    rows = [row for row in library(language).rows if row.kind == "call"]
    return _by_name([row for row in rows if row.layer or row.event in routes], language)


@cache
def _protectors(language: str) -> dict[str, set[str]]:
    """The names of calls that are given passwords of keys, or secrets that are keys."""
    return _by_name([row for row in library(language).rows if row.secret], language)


def _by_name(rows: Iterable[Row], language: str) -> dict[str, set[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        of_anything = row.pattern.startswith("*.")
        named[row.pattern.rpartition(".")[2]].add("*" if of_anything else _root(row.pattern, language))
    return named


def _binding(program: Program, words: dict[str, frozenset[str]]) -> set[str]:
    languages = {module.language for module in program.modules.values()}
    rows = {name: [row for row in library(name).rows if row.asked] for name in languages}
    names = {language: {row.pattern.rpartition(".")[2] for row in found} for language, found in rows.items()}
    return {key for key, module, _ in program.declared() if words[key] & names[module.language]}


def _setting_up(program: Program, words: dict[str, frozenset[str]]) -> set[str]:
    """The functions that put handlers behind addresses by a library their file imports.

    Only of the language where no top-level code does that: there it is some function's business.
    """
    names: dict[str, set[str]] = defaultdict(set)
    for row in library("go").rows:
        if row.event in ("middleware", "route") and row.kind in ("call", "type"):
            names[_root(row.pattern, "go")].add(row.pattern.rpartition(".")[2])
    found = set()
    for key, module, _ in program.declared():
        imported = module.imports.values() if module.language == "go" else ()
        if any(words[key] & names[path] for path in imported if path in names):
            found.add(key)
    return found


def _rare(program: Program, words: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The words of each function without everyday ones, in the language whose registrations tell themselves."""
    counted = Counter(
        word for key, named in words.items() if program.language_of(key) == "csharp" for word in named
    )
    everyday = {word for word, count in counted.items() if count > _COMMON}
    return {
        key: named - everyday if program.language_of(key) == "csharp" else named for key, named in words.items()
    }


def _absent(program: Program, language: str, wanted: frozenset[str]) -> frozenset[str]:
    """The names that only rows of libraries speak of which no file of the tree imports.

    JavaScript and Go get at much of a library through values whose types no file imports.
    """
    if language in ("javascript", "typescript", "go"):
        return frozenset()
    modules = [module for module in program.modules.values() if module.language == language]
    imported = {_root(target, language) for module in modules for target in module.imports.values()}
    imported |= {_root(package, language) for module in modules for package in module.wildcards}
    names: dict[bool, set[str]] = {True: set(), False: set()}
    for row in library(language).rows:
        if not _is_about(row, wanted):
            continue
        head, dot, rest = row.pattern.partition(".")
        anybodys = not dot or head[:1] in "*<" or row.kind in ("called", "param")
        there = anybodys or head in _ALWAYS or _root(row.pattern, language) in imported
        there = there and (not row.needs or program.imports_any(row.needs))
        names[there].add(rest.rpartition(".")[2] or head)
    return frozenset(names[False] - names[True])


_ALWAYS = ("java", "System", "Microsoft")
"""The platforms' own names, which are visible without a file's own import."""


@cache
def _shared(language: str) -> frozenset[str]:
    """The first parts of names that several libraries share, in the language whose namespaces are so."""
    packages = {row.package for row in library(language).rows} if language == "csharp" else set[str]()
    heads = [package.partition(".")[0] for package in packages]
    return frozenset(head for head in heads if heads.count(head) > 1)


def _root(name: str, language: str) -> str:
    """The part of a qualified name by which its library is imported."""
    if language == "go":
        path, slash, last = name.rpartition("/")
        return f"{path}{slash}{last.partition('.')[0]}"
    first, _, rest = name.partition(".")
    if language == "java" or first in _shared(language):
        return f"{first}.{rest.partition('.')[0]}"
    return name.partition(".")[0].partition("#")[0]


def _packages(language: str, wanted: frozenset[str]) -> dict[str, set[str]]:
    """The packages whose own functions have a name, for names that no member of a type or of anything has."""
    owners: dict[str, set[str]] = defaultdict(set)
    anybody: set[str] = set()
    for row in library(language).rows:
        if _is_about(row, wanted) and row.kind in ("call", "new", "read", "write"):
            owner, _, name = row.pattern.rpartition(".")
            of_type = owner.rpartition(".")[2][:1].isupper()
            if owner and owner[0] not in "*<" and not of_type:
                owners[name].add(owner)
            else:
                anybody.add(name)
    return {name: found for name, found in owners.items() if name not in anybody}


def _imports(module: Module, owner: str) -> bool:
    """Whether a file imports a package, or anything of it or around it."""
    if owner in module.wildcards or owner.rpartition(".")[0] in module.wildcards:
        return True
    return any(owner.startswith(target) or target.startswith(owner) for target in module.imports.values())


def _is_about(row: Row, wanted: frozenset[str]) -> bool:
    """Whether a row speaks of one of the events; ``secret`` is that of taking one, whatever else happens."""
    return row.event in wanted or (bool(row.secret) and "secret" in wanted)


def _spoken(language: str, wanted: frozenset[str], words: frozenset[str]) -> frozenset[str]:
    """The last parts of the names that rows of these events speak of, and the words that match their patterns."""
    rows = [row for row in library(language).rows if _is_about(row, wanted)]
    types = {row.pattern for row in rows if row.kind == "type"}
    types |= {row.pattern.removesuffix(".<call>") for row in rows if row.pattern.endswith(".<call>")}
    rows += [row for row in library(language).rows if row.returns in types]
    names = {row.pattern.rpartition(".")[2] for row in rows if row.kind not in ("called", "param")}
    patterns = [row.pattern for row in rows if row.kind == "called" and row.event != "check"]
    return frozenset(names) | _matching(patterns, words)


def _matching(patterns: list[str], words: frozenset[str]) -> set[str]:
    """The words that match any of the patterns, each of which may begin with ``(?i)``."""
    if not patterns:
        return set()
    parts = (f"(?i:{p.removeprefix('(?i)')})" if p.startswith("(?i)") else f"(?:{p})" for p in patterns)
    search = re.compile("|".join(parts)).search
    return {word for word in words if search(word)}


def _leading_to(
    program: Program,
    seeds: set[str],
    names: Names,
    callers: Callers,
    routing: set[str],
    words: dict[str, frozenset[str]],
) -> set[str]:
    """The seeds, all that call them, and what puts any of these, by name, behind addresses or other handlers."""
    reached = callers.reaching(seeds)
    told: dict[str, set[str]] = defaultdict(set)
    for key in reached:
        told[names.of[key][0]].add(names.of[key][1])
    registering = {key for key in routing if words[key] & told[names.of[key][0]]}
    registering |= _registering_objects(program, reached, routing - registering, words)
    return callers.reaching(reached | registering)


def _registering_objects(
    program: Program, reached: set[str], routing: set[str], words: dict[str, frozenset[str]]
) -> set[str]:
    """What names the type, or a maker, of an object whose methods a framework calls unnamed."""
    owners: dict[str, set[str]] = defaultdict(set)
    files: set[str] = set()
    modules: dict[str, Module] = {}
    for key, module, decl in program.declared():
        modules[key] = module
        if key in reached and decl.owner and module.language == "go":
            owners[module.name].add(decl.owner)
            files.add(module.path)
    for _, module, decl in program.declared():
        if module.path in files and not decl.owner:
            owners[module.name].add(simple_name(decl))
    found = set()
    for key in routing:
        module = modules[key]
        packages = [module.name, *program.imported_packages(module)] if module.language == "go" else []
        if any(words[key] & owners[package] for package in packages if package in owners):
            found.add(key)
    return found


def matters(value: Value, known: Library, program: Program, language: str) -> bool:
    """Whether a value can have to do with a check: of a certificate, a function, a request.

    Where a language declares types, what has none that is known is none of these.
    """
    types = [label.type.removesuffix("[]") for label in value.labels if isinstance(label, Inst)]
    if any(isinstance(label, Aspect | Fn) for label in value.labels):
        return True
    if any(isinstance(label, Obj) and label.root.startswith("<request>") for label in value.labels):
        return True
    if types:
        return any(known.knows_type(name) or program.type_decl(name) is not None for name in types)
    if language in ("go", "java", "csharp"):
        return False
    return any(isinstance(label, Obj) and label.root.startswith(("param ", "<request>")) for label in value.labels)


def constructs(program: Program, key: str) -> bool:
    """Whether a function gives a function or an object of the tree, in the language without constructors."""
    if program.language_of(key) != "go":
        return False
    body = program.body(key)
    if body.function.result_type == "func":
        return True
    made = body.function.result_type.lstrip("(").partition(",")[0].rstrip(")")
    labels = program.type_labels(made, body.module) if made else []
    return any(isinstance(label, Inst) and program.type_decl(label.type) is not None for label in labels)
