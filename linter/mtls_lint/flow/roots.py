"""Where execution starts: top-level code first, then every function that nothing in the tree calls.

Functions that can never reach anything a model speaks of are not run at all, so that the cost follows what
can matter and not the size of the tree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from mtls_lint.flow.machine import Machine
from mtls_lint.flow.observe import Evidence, Observation, Place
from mtls_lint.flow.program import MODULE_BODY, Program
from mtls_lint.flow.state import State
from mtls_lint.ir.nodes import FunctionDecl, Module
from mtls_lint.models.library import library

_WORD = re.compile(rb"[A-Za-z_$][\w$]*")
_TRIGGERS = frozenset({"sign", "verify", "decode", "tls-server", "tls-client", "digest", "option", "check"})


@dataclass(frozen=True, slots=True)
class Survey:
    """All that the flow core saw of a tree."""

    program: Program
    observations: tuple[Observation, ...]
    evidence: Evidence
    routes: frozenset[Place]
    failures: dict[str, Exception]


def survey(modules: list[Module], contents: dict[str, bytes]) -> Survey:
    """Runs the whole program abstractly; ``contents`` gives the source bytes of each module by path."""
    program = Program(modules)
    machine = Machine(program)
    words = {key: _words(decl, contents[module.path]) for key, module, decl in program.declared()}
    wanted = _relevant(program, words)
    for module in modules:
        if f"{module.path}::{MODULE_BODY}" in wanted:
            _guarded(machine, f"{module.path}::{MODULE_BODY}", lambda m=module: machine.run_module(m))
    machine.wiring.run(machine)
    for keys in _callers_first(program, words, wanted):
        for key in keys:
            if key not in machine.invoked:
                _guarded(machine, key, lambda k=key: _run(machine, k))
        machine.wiring.run(machine)
    machine.judge_configurations()
    observations = tuple(machine.observations.values())
    routes = frozenset(route.place for route in machine.wiring.routes.values())
    return Survey(program, observations, machine.evidence, routes, machine.failures)


def _run(machine: Machine, key: str) -> None:
    body = machine.program.body(key)
    machine.run_root(key, machine.root_arguments(key), machine.receiver_for(body), State())


def _guarded(machine: Machine, key: str, action: object) -> None:
    """A crash in one function is kept for the report and does not hide the rest."""
    assert callable(action)
    try:
        action()
    except Exception as error:
        machine.failures.setdefault(key, error)


def _words(decl: FunctionDecl, content: bytes) -> frozenset[str]:
    """The identifiers in the source of a function; for top-level code, in the whole file."""
    source = content if decl.name == MODULE_BODY else content[decl.span.start : decl.span.end]
    return frozenset(word.decode("utf-8", "replace") for word in set(_WORD.findall(source)))


def _relevant(program: Program, words: dict[str, frozenset[str]]) -> set[str]:
    """The functions that mention, or call by name something that mentions, a word of a triggering row."""
    languages = {module.language for module in program.modules.values()}
    every = frozenset[str]().union(*words.values())
    triggers = {language: _trigger_words(language, every) for language in languages}
    reached = {key for key, module, _ in program.declared() if words[key] & triggers[module.language]}
    callers: dict[str, list[str]] = defaultdict(list)
    simple = {key: _simple(decl) for key, _, decl in program.declared()}
    known = set(simple.values())
    for key, names in words.items():
        for name in names & known:
            callers[name].append(key)
    pending = list(reached)
    while pending:
        for caller in callers[simple[pending.pop()]]:
            if caller not in reached:
                reached.add(caller)
                pending.append(caller)
    return reached


def _trigger_words(language: str, words: frozenset[str]) -> frozenset[str]:
    """The last parts of the names that triggering rows speak of, and the words that match their patterns."""
    rows = [row for row in library(language).rows if row.event in _TRIGGERS]
    names = {row.pattern.rpartition(".")[2] for row in rows if row.kind != "called"}
    patterns = [re.compile(row.pattern) for row in rows if row.kind == "called" and row.event != "check"]
    return frozenset(names) | {word for word in words if any(pattern.search(word) for pattern in patterns)}


def _simple(decl: FunctionDecl) -> str:
    """The name by which others call a function; a constructor is called by its type's."""
    name = decl.name.rpartition(".")[2].partition("#")[0]
    return decl.owner if name in ("<init>", "<fields>") else name


def _callers_first(
    program: Program, words: dict[str, frozenset[str]], wanted: set[str]
) -> tuple[list[str], list[str]]:
    """The wanted functions: those that no other function names, and then those that some do."""
    named: dict[str, int] = defaultdict(int)
    for key, names in words.items():
        for name in names if not key.endswith(MODULE_BODY) else ():
            named[name] += 1
    entries: list[str] = []
    others: list[str] = []
    for key, _, decl in program.declared():
        if key in wanted and decl.name != MODULE_BODY and not decl.name.endswith((".<fields>", ".<init>")):
            simple = _simple(decl)
            (others if named[simple] > (simple in words[key]) else entries).append(key)
    return entries, others
