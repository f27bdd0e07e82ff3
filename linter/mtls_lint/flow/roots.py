"""Where execution starts: top-level code first, then every function that nothing in the tree calls.

Functions that can never reach anything a model speaks of are not run at all, so that the cost follows what
can matter and not the size of the tree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from mtls_lint.flow.arguments import receiver_for, root_arguments
from mtls_lint.flow.bodies import Body
from mtls_lint.flow.callers import simple_name
from mtls_lint.flow.configurations import judge_configurations
from mtls_lint.flow.declarations import declare
from mtls_lint.flow.effects import apply
from mtls_lint.flow.frames import Frame, Outcome
from mtls_lint.flow.injection import declared_arguments, depends
from mtls_lint.flow.machine import Machine
from mtls_lint.flow.observe import Evidence, Observation, Place
from mtls_lint.flow.program import MODULE_BODY, Program
from mtls_lint.flow.relevance import Relevance, relevance
from mtls_lint.flow.state import State
from mtls_lint.flow.values import UNKNOWN, Fn, Inst
from mtls_lint.flow.wiring import Route
from mtls_lint.ir.nodes import Module


@dataclass(frozen=True, slots=True)
class Survey:
    """All that the flow core saw of a tree."""

    program: Program
    observations: tuple[Observation, ...]
    evidence: Evidence
    routes: dict[Place, Route]
    exhausted: frozenset[str]
    failures: dict[str, Exception]
    contents: dict[str, bytes]


def survey(
    modules: list[Module],
    contents: dict[str, bytes],
    *,
    anything: bool = False,
    go_modules: Mapping[str, str] | None = None,
) -> Survey:
    """Runs the whole program abstractly; ``contents`` gives the source bytes of each module by path.

    ``anything`` runs it even where nothing shows that it has to do with certificates. ``go_modules`` gives the
    module path that the ``go.mod`` of a folder declares.
    """
    program = Program(modules, go_modules)
    relevant = relevance(program, contents, anything=anything)
    machine = Machine(program, relevant)
    machine.invoked |= machine.told.keys()
    wanted = relevant.rooted
    for module in modules:
        if f"{module.path}::{MODULE_BODY}" in wanted:
            _guarded(machine, f"{module.path}::{MODULE_BODY}", lambda m=module: machine.run_module(m))
    machine.wiring.run(machine)
    for key, module, decl in program.declared():
        if key in relevant.declaring and decl.name.endswith(".<init>"):
            _guarded(machine, key, lambda k=f"{module.name}::{decl.owner}": machine.ready_type(k))
    for number, keys in enumerate(_callers_first(program, relevant)):
        for key in keys:
            if key not in machine.invoked:
                _guarded(machine, key, lambda k=key: _run(machine, k))
        judge_configurations(machine, "route", "middleware")
        if number == 0:
            declare(machine, relevant)
        machine.wiring.run(machine)
    machine.wiring.run_open(machine)
    _guarded(machine, "closures", machine.run_closures)
    judge_configurations(machine)
    observations = tuple(machine.observations.values())
    wiring = machine.wiring
    routes = {route.place: replace(route, chain=wiring.in_front(route)) for route in wiring.routes.values()}
    return Survey(
        program, observations, machine.evidence, routes, frozenset(machine.exhausted), machine.failures, contents
    )


def _run(machine: Machine, key: str) -> None:
    body = machine.program.body(key)
    start = State()
    args = root_arguments(machine, key)
    if depends(machine, key):
        args = [arg.value for arg in declared_arguments(machine, Fn(key), start, f"request {key}")]
    outcome = machine.run_root(key, args, receiver_for(machine, body), start)
    _give_away(machine, body, outcome)


def _give_away(machine: Machine, body: Body, outcome: Outcome) -> None:
    """What a function gives to those outside the tree, such as a handler that somebody else serves."""
    library = machine.program.library(body.module)
    types = machine.program.type_labels(body.function.result_type, body.module)
    rows = [row for label in types if isinstance(label, Inst) for row in library.find("returned", label.type)]
    if rows and outcome.state is not None:
        span = body.function.span
        frame = Frame(body, "", "", (), recording=True)
        apply(machine, rows, {"this": UNKNOWN}, outcome.state, frame, span, span, outcome.value)


def _guarded(machine: Machine, key: str, action: object) -> None:
    """A crash in one function is kept for the report and does not hide the rest."""
    assert callable(action)
    machine.begin_root(key)
    try:
        action()
    except Exception as error:
        machine.failures.setdefault(key, error)


def _callers_first(program: Program, relevant: Relevance) -> tuple[list[str], ...]:
    """The wanted functions: those that no other function names, and then those that some do.

    Before them come those that arrange what runs before what, for handlers are run where they are registered.
    """
    words = relevant.words
    arranging = relevant.arranging | relevant.declaring
    named: dict[str, int] = defaultdict(int)
    for key, names in words.items():
        for name in names if not key.endswith(MODULE_BODY) else ():
            named[name] += 1
    entries: list[str] = []
    others: list[str] = []
    for key, _, decl in program.declared():
        if (
            key in relevant.rooted
            and decl.name != MODULE_BODY
            and not decl.name.endswith((".<fields>", ".<init>"))
        ):
            simple = simple_name(decl)
            (others if named[simple] > (simple in words[key]) else entries).append(key)
    first = [key for key in (*entries, *others) if key in arranging]
    return first, [key for key in entries if key not in arranging], [key for key in others if key not in arranging]
