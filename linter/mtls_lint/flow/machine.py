"""Runs the functions of a program abstractly, each in the context it is called from.

A function is analysed per calling context (argument values, facts and the part of the heap it can reach) and
the outcome is kept, so that a context is analysed once: the functional approach of Sharir and Pnueli (1981).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mtls_lint.flow import effects, members, uses
from mtls_lint.flow.cfg import Branch, Exit, Jump
from mtls_lint.flow.footprint import key_of, lasting_sites, left_behind, named_sites, reachable
from mtls_lint.flow.observe import NEW, Content, Evidence, Observation, Place, content
from mtls_lint.flow.outcomes import (
    ANSWERED,
    DEAD,
    DENIED,
    PASSED,
    REFUSED,
    REQUEST,
    BoundArg,
    approval,
    awaited,
    is_nothing,
    join_returns,
    missing,
    negated,
    promise,
    propagate,
    settle,
    settled_returns,
    type_tested,
    union,
    verdict,
)
from mtls_lint.flow.program import MODULE_BODY, Body, Program
from mtls_lint.flow.relevance import Relevance, matters
from mtls_lint.flow.solver import BudgetExceededError, solve
from mtls_lint.flow.state import Heap, State, facts_of
from mtls_lint.flow.values import (
    FALSE,
    IMPOSSIBLE,
    NOTHING,
    TRUE,
    UNKNOWN,
    Aspect,
    Fact,
    Facts,
    Fn,
    Inst,
    Label,
    Lit,
    Obj,
    Origin,
    Value,
    differs,
    equals,
    kind_of,
)
from mtls_lint.flow.wiring import Wiring
from mtls_lint.ir import nodes as ir
from mtls_lint.models.schema import Row

MAX_STACK = 14
MAX_TRANSFERS = 4000
MAX_HEAPS = 4
MAX_FRAMES = 12
MAX_INVOCATIONS = 60_000
MAX_ROOT_INVOCATIONS = 400
MAX_NESTED = 12
"""How many constructors and modules may be run because another is being run."""


@dataclass(slots=True)
class Outcome:
    """What a call does: the state in which it returns (None: it never does), its value, what it showed."""

    state: State | None
    value: Value
    observations: tuple[Observation, ...] = ()
    nexts: tuple[State, ...] = ()


@dataclass(slots=True)
class Frame:
    """One activation of a function."""

    body: Body
    site: str
    outer: str
    stack: tuple[str, ...]
    heap: str = ""
    # By exception handler: what checks that tell by their result would have told, had they not failed.
    untold: dict[int, Facts] = field(default_factory=dict)
    target: str = ""
    last: bool = False
    nexts: list[State] = field(default_factory=list)
    recording: bool = False
    observations: dict[tuple[object, ...], Observation] = field(default_factory=dict)
    returns: list[tuple[State, Value]] = field(default_factory=list)

    @property
    def module(self) -> ir.Module:
        """The module the function stands in."""
        return self.body.module

    def place(self, span: ir.Span) -> Place:
        """A place in the file of the function."""
        return Place(self.body.module.path, span)

    def forget(self) -> None:
        """Takes nothing over from a run that is to be repeated."""
        self.observations.clear()
        self.nexts.clear()
        self.returns.clear()

    def leave_untold(self, handler: int, value: Value) -> None:
        """Remembers what revocation check a value is the result of, for the handler that runs when it fails."""
        told = {fact for facts in value.holds.values() if facts for fact in facts if kind_of(fact) == "revocation"}
        if told:
            untold = frozenset(Fact("untold", fact.subject) for fact in told)
            self.untold[handler] = self.untold.get(handler, NOTHING) | untold

    def site_of(self, span: ir.Span) -> str:
        """The site of what is made here: calls with different arguments make different objects."""
        return f"{self.body.key}{self.heap}:{span.start}"


@dataclass(slots=True)
class Configuration:
    """An object of a library type whose members say how something is set up, with all it was ever given."""

    rows: tuple[Row, ...]
    value: Value
    span: ir.Span
    frame: Frame
    members: dict[str, Value] = field(default_factory=dict)
    heap: dict[str, Mapping[str, Value]] = field(default_factory=dict)


class Machine:
    """The abstract interpreter; one per run."""

    def __init__(self, program: Program, relevant: Relevance | None = None) -> None:
        """Prepares to run ``program``; of the declared functions only relevant ones are entered (None: all)."""
        self.program = program
        self._relevant = relevant
        self.wiring = Wiring()
        self.evidence = Evidence()
        self.base = State()
        self.invoked: set[str] = set()
        self.failures: dict[str, Exception] = {}
        self._memo: dict[tuple[object, ...], tuple[Outcome, Heap]] = {}
        self.decorated: dict[str, Fn] = {}
        self._guards: dict[str, dict[Place, list[Row]]] = {}
        self.doubtful: set[str] = set()
        self.closures: dict[str, Fn] = {}
        self.configurations: dict[str, Configuration] = {}
        self._frames: dict[str, dict[object, int]] = {}
        self._arguments: dict[str, dict[object, int]] = {}
        self._modules: set[str] = set()
        self._types: set[str] = set()
        self._budget = MAX_INVOCATIONS
        self._root_budget = MAX_ROOT_INVOCATIONS
        self._root = ""
        self._nested = 0
        self.exhausted: set[str] = set()
        self.observations: dict[tuple[object, ...], Observation] = {}

    # Roots

    def run_module(self, module: ir.Module) -> None:
        """Runs a file's top-level statements once; what its variables then hold is known to all."""
        if module.path in self._modules or self._nested >= MAX_NESTED:
            return
        self._modules.add(module.path)
        key = f"{module.path}::{MODULE_BODY}"
        if MODULE_BODY not in module.functions:
            return
        self._nested += 1
        try:
            self.keep(self.invoke(key, "", (), UNKNOWN, State(), (), root=True))
        finally:
            self._nested -= 1

    def run_root(self, key: str, args: Sequence[Value], receiver: Value, start: State) -> Outcome:
        """Runs a function that nothing in the tree calls."""
        handed = {a.origin for value in args for a in value.aspects("certificate") if a.origin.kind == "parameter"}
        injected = {a.origin for value in args for a in value.aspects() if a.origin.kind in ("peer", "forwarded")}
        start.seen |= handed | injected
        fn = self.effective(Fn(key))
        self.invoked.add(fn.key)
        bound = [ir_arg(value) for value in args]
        if fn.key != key:
            bound = list(with_instance(fn, self.program.body(fn.key).function, bound))
        outcome = self.invoke(fn.key, fn.frame, bound, receiver, start, (), root=True)
        self.keep(outcome)
        return outcome

    def run_closures(self) -> None:
        """Runs the functions that were made and that nothing in the tree calls: handlers handed to others."""
        for fn in list(self.closures.values()):
            if fn.key not in self.invoked:
                self.invoked.add(fn.key)
                bound = [ir_arg(value) for value in self.root_arguments(fn.key)]
                self.keep(self.invoke(fn.key, fn.frame, bound, UNKNOWN, State(), (), root=True))

    def run_handler(
        self,
        target: Fn,
        args: Sequence[Value | BoundArg],
        state: State,
        place: Place,
        *,
        last: bool,
        continues: str = "return",
    ) -> Outcome:
        """Runs one handler of a chain; only what the last one lets through is accepted by its return."""
        target = self.effective(target)
        self.invoked.add(target.key)
        receiver = Value(frozenset((Obj(target.receiver, target.receiver),))) if target.receiver else UNKNOWN
        given = [arg if isinstance(arg, BoundArg) else BoundArg(arg) for arg in args]
        bound = with_instance(target, self.program.body(target.key).function, given)
        outcome = self.invoke(target.key, target.frame, bound, receiver, state, (), root=last, chained=continues)
        step = place
        self.keep(Outcome(None, UNKNOWN, tuple(replace(o, via=(step, *o.via)) for o in outcome.observations)))
        return outcome

    def keep(self, outcome: Outcome) -> None:
        """Keeps what a root showed, and what it left in objects that outlive it."""
        for observation in outcome.observations:
            self.observations.setdefault(observation.identity(), observation)
        if outcome.state is not None:
            self.remember(outcome.state)

    def remember(self, state: State) -> None:
        """What objects hold now is what others find in them later."""
        for site, fields in reachable((), lasting_sites(state.heap), state.heap).items():
            self.base.heap[site] = {**self.base.heap.get(site, {}), **fields}

    def ready_type(self, type_key: str) -> None:
        """Makes known what the fields of an instance hold that somebody else constructs (injection)."""
        if type_key in self._types or self._nested >= MAX_NESTED:
            return
        self._types.add(type_key)
        self._nested += 1
        try:
            self._construct(type_key)
        finally:
            self._nested -= 1

    def _construct(self, type_key: str) -> None:
        site = f"this {type_key}"
        receiver = Value(frozenset((Obj(site, site), Inst(type_key))))
        for method in ("<fields>", "<init>"):
            for key in self.program.methods(type_key, method):
                try:
                    args = self.root_arguments(key)
                except Exception as error:
                    self.failures.setdefault(key, error)
                    continue
                self.run_root(key, args, receiver, State())

    def root_arguments(self, key: str) -> list[Value]:
        """The arguments of a function whose callers are unknown: by declared type, else by plain name."""
        body = self.program.body(key)
        return [self.parameter(body, param) for param in body.function.params]

    def parameter(self, body: Body, param: ir.Param, request: str = "") -> Value:
        """What is known of a parameter that nobody in the tree passes; ``request`` is what it belongs to."""
        site = f"param {body.key}:{param.name}"
        labels: set[Label] = {Obj(site, request or site)}
        labels.update(self.program.type_labels(param.type, body.module) if param.type else ())
        library = self.program.library(body.module)
        origin = Origin("parameter", f"{body.key}:{param.name}")
        kinds: set[str] = set()
        for label in labels:
            if isinstance(label, Inst):
                kinds.update(row.aspect for row in library.find("type", label.type.removesuffix("[]")))
        named = library.param(param.name)
        if named is not None and named.event == "revocation-list":
            labels.add(Aspect("part", Origin("revocations", param.name)))
        elif named is not None and named.event == "local-certificate":
            origin = Origin("local", origin.key)
        elif named is None and body.function.name.endswith("<init>"):
            # What an instance is set up with is a CA or its own certificate, not that of a request.
            origin = Origin("local", origin.key)
        elif named is not None and not kinds:
            kinds.add(named.aspect)
        if (injected := self._injected(body, param, request or f"request {body.key}")) is not None:
            return injected.with_labels(frozenset(labels))
        for kind in kinds - {""}:
            labels.add(Aspect(kind, origin))
            self.evidence.origins.setdefault(origin, Place(body.module.path, body.function.span))
            if origin.kind == "parameter":
                self.evidence.context.add(body.module.path)
        return Value(frozenset(labels))

    def by_type(self, target: Fn, args: Sequence[Value]) -> list[Value]:
        """The arguments as a handler asks for them: by declared type, by position where it declares none."""
        body = self.program.body(target.key)
        found: list[Value] = []
        for position, param in enumerate(body.function.params):
            wanted = frozenset(self.program.type_labels(param.type, body.module)) if param.type else frozenset()
            value = next((arg for arg in args if wanted & arg.labels), None)
            if value is None:
                untyped = not wanted and position < len(args)
                value = args[position] if untyped else self.parameter(body, param)
            found.append(value)
        return found

    def _injected(self, body: Body, param: ir.Param, request: str) -> Value | None:
        """What the framework puts into an annotated parameter of a handler: a header, the peer's certificate."""
        found: list[Value] = []
        for mark in param.annotations:
            args = [_written(arg) for arg in mark.args]
            for row in self.program.library(body.module).find("annotated", mark.name):
                binding = effects.bind(row, args, Value(frozenset((Obj(request, request),))))
                binding["<name>"] = Value(frozenset((Lit(param.name.replace("_", "-")),)))
                frame = Frame(body, "", "", ())
                found.append(effects.apply(self, [row], binding, State(), frame, mark.span, mark.span, UNKNOWN))
        return next((value for value in found if value.labels), None)

    def receiver_for(self, body: Body) -> Value:
        """The instance a method runs on when nobody in the tree made one."""
        if not body.function.owner:
            return UNKNOWN
        type_key = f"{body.module.name}::{body.function.owner}"
        self.ready_type(type_key)
        site = f"this {type_key}"
        return Value(frozenset((Obj(site, site), Inst(type_key))))

    # Calls

    def call(
        self, fn: Fn, args: Sequence[BoundArg], receiver: Value, state: State, frame: Frame, at: ir.Span
    ) -> Value:
        """Calls a function of the tree in place: ``state`` becomes the state after it; gives its value.

        When the function cannot return, ``state`` is marked dead by :data:`DEAD` in its facts.
        """
        fn = self.effective(fn)
        target = fn.key
        self.invoked.add(target)
        if target in frame.stack or len(frame.stack) >= MAX_STACK or self._spent():
            return propagate([arg.value for arg in args])
        if not self._worth_entering(target, args, receiver, frame):
            return propagate([arg.value for arg in args])
        try:
            body = self.program.body(target)
        except Exception as error:
            self.failures.setdefault(target, error)
            return propagate([arg.value for arg in args])
        self.evidence.calls.add((frame.module.path, body.module.path))
        if fn.receiver:
            receiver = Value(frozenset((Obj(fn.receiver, fn.receiver),)))
        if body.module.language == "python":
            args = with_instance(fn, body.function, args)
        stack = (*frame.stack, frame.body.key)
        outcome = self.invoke(target, fn.frame, args, receiver, state, stack, last=frame.last)
        if frame.recording:
            step = frame.place(at)
            for seen in outcome.observations:
                self.record(frame, seen, step)
        for way in outcome.nexts:
            way.heap = {**state.heap, **way.heap}
            frame.nexts.append(way)
        result = outcome.state
        if result is None:
            state.facts |= {DEAD}
            return UNKNOWN
        before = state.facts
        state.heap, state.live, state.seen = result.heap, result.live, result.seen
        if body.function.is_async:
            return promise(
                outcome.value, result.facts - before, state, f"{NEW}promise {frame.body.key}:{at.start}"
            )
        state.facts = result.facts
        return outcome.value

    def frame_of(self, body: Body) -> Frame:
        """An activation of a function for looking up names as they are seen from its file."""
        return Frame(body, "", "", ())

    def effective(self, fn: Fn) -> Fn:
        """What the name of a function stands for once its decorators were applied."""
        return fn if fn.bare else self.decorated.get(fn.key, fn)

    def guard(self, function: Value, rows: list[Row], place: Place) -> None:
        """Remembers what happens whenever these functions start."""
        for label in function.labels:
            if isinstance(label, Fn):
                self._guards.setdefault(label.key, {})[place] = rows

    def _pass_guards(self, state: State, frame: Frame) -> None:
        for place, rows in self._guards.get(frame.body.key, {}).items():
            nothing = Value(frozenset())
            effects.apply(self, rows, {"this": nothing}, state, frame, place.span, place.span, nothing)

    def _decorated(self, name: str, value: Value, frame: Frame) -> None:
        """Remembers what the decorators of a declared function or method made of it."""
        made = [label for label in value.labels if isinstance(label, Fn)]
        owner, _, part = frame.body.function.name.rpartition(".")
        declared = f"{frame.module.path}::{f'{owner}.' if part == '<fields>' else ''}{name}"
        if len(made) == 1 and made[0].key != declared and (part == "<fields>" or part == MODULE_BODY):
            self.decorated[declared] = made[0]

    def _worth_entering(self, key: str, args: Sequence[BoundArg], receiver: Value, frame: Frame) -> bool:
        """Whether a call can matter: it reaches a token operation, or is handed something that can be checked."""
        if self._relevant is None or key in self._relevant.operating or not self.program.is_declared(key):
            return True
        if key not in self._relevant.telling:
            return False
        library = self.program.library(frame.module)
        return any(
            matters(value, library, self.program, frame.module.language)
            for value in (receiver, *(arg.value for arg in args))
        )

    def _spent(self) -> bool:
        """Whether the current root, or the run, has used up its calls; what lies beyond is unknown then."""
        if self._root_budget <= 0 or self._budget <= 0:
            self.exhausted.add(self._root)
            return True
        return False

    def record(self, frame: Frame, observation: Observation, step: Place | None = None) -> None:
        """Keeps an observation; ``step`` is the call through which it was reached."""
        if step is not None:
            observation = replace(observation, via=(step, *observation.via))
        frame.observations.setdefault(observation.identity(), observation)

    def begin_root(self, key: str) -> None:
        """Starts the budget of another root."""
        self._root, self._root_budget = key, MAX_ROOT_INVOCATIONS

    def invoke(
        self,
        key: str,
        outer: str,
        args: Sequence[BoundArg],
        receiver: Value,
        state: State,
        stack: tuple[str, ...],
        *,
        root: bool = False,
        chained: str = "",
        last: bool = True,
    ) -> Outcome:
        body = self.program.body(key)
        bound = self._bind(body, args, receiver, state)
        seen = reachable(bound.values(), [outer], state.heap)
        context = key_of(bound, seen)
        memo_key = (
            key,
            outer,
            context,
            state.facts,
            state.live,
            state.seen,
            root,
            chained,
            last,
        )
        if (known := self._memo.get(memo_key)) is not None:
            outcome, delta = known
            if outcome.state is None:
                return outcome
            merged = State(
                {}, {**state.heap, **delta}, outcome.state.facts, outcome.state.live, outcome.state.seen
            )
            return Outcome(merged, outcome.value, outcome.observations, outcome.nexts)
        self._budget -= 1
        self._root_budget -= 1
        site = self._frame_site(body, context)
        within = reachable((), [*seen, *named_sites(state.heap)], state.heap)
        entry = State({}, {s: state.heap[s] for s in within}, state.facts, state.live, state.seen)
        outcome = self._run(body, site, outer, bound, entry, stack, root=root, chained=chained, last=last)
        delta: Heap = {}
        if outcome.state is not None:
            if not root and not chained:
                delta = left_behind(outcome.value, entry.heap, outcome.state.heap)
            else:
                delta = outcome.state.heap
            outcome.state.heap = {**state.heap, **delta}
        self._memo[memo_key] = (outcome, delta)
        return outcome

    def _bind(self, body: Body, args: Sequence[BoundArg], receiver: Value, state: State) -> dict[str, Value]:
        function = body.function
        if function.owner and not any(isinstance(label, Inst) for label in receiver.labels):
            receiver = receiver.with_labels(frozenset((Inst(f"{body.module.name}::{function.owner}"),)))
        bound = {function.receiver: receiver} if function.receiver else {}
        named = {arg.keyword: arg.value for arg in args if arg.keyword}
        positional = [arg.value for arg in args if not arg.keyword]
        for index, param in enumerate(function.params):
            declared = self.program.type_labels(param.type, body.module) if param.type else []
            if param.name in named:
                value = named[param.name]
            elif param.rest and body.module.language == "python":
                others = {k: v for k, v in named.items() if all(k != p.name for p in function.params)}
                value = _gathered(f"{NEW}rest {body.key}:{param.name}", positional[index:], others, state)
            elif param.rest:
                value = union(positional[index:])
            elif index < len(positional):
                value = positional[index]
            else:
                value = Value(frozenset((Lit(None),))) if args and not declared else UNKNOWN
            if declared and not any(isinstance(label, Inst) for label in value.labels):
                value = value.with_labels(frozenset(declared))
            bound[param.name] = value
        return bound

    # One function

    def _frame_site(self, body: Body, context: object) -> str:
        """Where closures made by this activation find its variables: each context has its own, up to a limit."""
        known = self._frames.setdefault(body.key, {})
        if not body.captured or (context not in known and len(known) >= MAX_FRAMES):
            return f"frame {body.key}"
        return f"frame {body.key}#{known.setdefault(context, len(known))}"

    def _heap_context(self, body: Body, bound: dict[str, Value]) -> str:
        """Tells apart the objects of a helper by its arguments (a key store from the file it loads)."""
        given = tuple(bound[param.name].labels for param in body.function.params)
        known = self._arguments.setdefault(body.key, {})
        if given not in known and len(known) >= MAX_HEAPS:
            return ""
        number = known.setdefault(given, len(known))
        return f"#{number}" if number else ""

    def _run(
        self,
        body: Body,
        site: str,
        outer: str,
        bound: dict[str, Value],
        start: State,
        stack: tuple[str, ...],
        *,
        root: bool,
        chained: str,
        last: bool,
    ) -> Outcome:
        context = self._heap_context(body, bound)
        frame = Frame(body, site, outer, stack, context, last=root or (last and not chained))
        state = State({}, dict(start.heap), start.facts, start.live, start.seen)
        for name, value in bound.items():
            self.assign(name, value, state, frame)
        if body.key in self._guards:
            frame.recording = True
            self._pass_guards(state, frame)
            frame.recording = False

        def transfer(node: int, before: State) -> Iterator[tuple[int, State]]:
            return self._block(node, before.copy(), frame)

        # Without loops one pass in order sees every block once, and what it sees is final.
        frame.recording = body.acyclic
        try:
            states = solve(0, state.copy(), body.order, transfer, MAX_TRANSFERS)
            if frame.untold:
                frame.forget()
                states = solve(0, state, body.order, transfer, MAX_TRANSFERS)
        except BudgetExceededError as error:
            self.failures.setdefault(body.key, error)
            return Outcome(state, UNKNOWN)
        if not body.acyclic:
            frame.recording = True
            frame.nexts.clear()
            frame.returns.clear()
            for node in sorted(states, key=body.order.__getitem__):
                for _ in self._block(node, states[node].copy(), frame):
                    pass
        if root or chained or body.function.is_async:
            frame.returns[:] = settled_returns(frame.returns)
        for exit_state, value in frame.returns if root else ():
            if (gained := approval(exit_state, value, body.function.result_type)) is not None:
                approved = State({}, exit_state.heap, exit_state.facts | gained, exit_state.live, exit_state.seen)
                self.accept(approved, frame, ir.Span(body.function.span.end, body.function.span.end))
                exit_state.live = approved.live
        for exit_state, value in frame.returns:
            if approval(exit_state, value, body.function.result_type) is not None:
                ended = verdict(exit_state, value, body.function.result_type)
                if not ended.labels or not all(isinstance(label, Lit) for label in ended.labels):
                    self.doubtful.add(body.key)
        returns = frame.returns
        if chained == "nothing":
            returns = [(s, v) for s, v in returns if DENIED not in s.facts and is_nothing(v)]
        elif chained:
            went_on = [(s, v) for s, v in returns if approval(s, v, body.function.result_type) is not None]
            returns = [(s, v) for s, v in went_on if PASSED not in s.facts]
        return Outcome(*join_returns(returns), tuple(frame.observations.values()), tuple(frame.nexts))

    def _block(self, node: int, state: State, frame: Frame) -> Iterator[tuple[int, State]]:
        block = frame.body.blocks[node]
        for op in block.ops:
            if block.handler is not None and isinstance(op, ir.Call | ir.Await | ir.Field | ir.Index):
                failing = state.copy()
                failing.facts |= frame.untold.get(block.handler, NOTHING)
                yield block.handler, failing
            self.execute(op, state, frame)
            if block.handler is not None and isinstance(op, ir.Call | ir.Await):
                frame.leave_untold(block.handler, self.lookup(op.dst, state, frame))
            if DEAD in state.facts:
                if block.handler is not None:
                    state.facts -= {DEAD}
                    yield block.handler, state
                return
        match block.end:
            case Jump(target):
                yield target, state
            case Branch(None, then, orelse):
                yield then, state
                yield orelse, state.copy()
            case Branch(str() as cond, then, orelse, span):
                value = self.lookup(cond, state, frame)
                if self.evidence.decoded:
                    self.note_use((cond,), state, frame)
                if span == ir.NOWHERE and _is_opaque(value):
                    # A collection the program was given has items: who configures no validator wants none.
                    yield then, state
                    return
                other = state.copy()
                for way, target, outcome in ((state, then, TRUE), (other, orelse, FALSE)):
                    if way.assume(cond, outcome):
                        self._imply(block.ops, cond, outcome, way, frame)
                        settle(way)
                        if span != ir.NOWHERE:
                            way.facts |= self.establish(missing(value, outcome), frame.place(span))
                        yield target, way
            case Exit(value, throws=False):
                returned = self.lookup(value, state, frame) if value else UNKNOWN
                if value and self.evidence.decoded and not frame.stack:
                    self.note_use((value,), state, frame)
                if isinstance(returned.literal(), bool):
                    # A handler that answers for a check it could not make fails open, which is 205's to say.
                    state.facts |= {Fact("revocation", f.subject) for f in state.facts if f.kind == "untold"}
                frame.returns.append((state, returned))

    def _imply(self, ops: list[ir.Op], name: str, outcome: str, state: State, frame: Frame) -> None:
        """What a condition tells of the variables it was computed from: ``x != null``, ``!x``, a copy of ``x``."""
        opposite = {TRUE: FALSE, FALSE: TRUE}
        for op in reversed(ops):
            if getattr(op, "dst", None) != name:
                continue
            match op:
                case ir.Not(_, source):
                    name, outcome = source, opposite[outcome]
                case ir.Copy(_, source):
                    name = source
                case ir.Compare(_, "==" | "!=" as operator, source, other) if (
                    self.lookup(other, state, frame).labels == _NULL
                ):
                    name, outcome = source, outcome if operator == "!=" else opposite[outcome]
                    known = self.lookup(name, state, frame)
                    if (told := known.holds.get(differs(None) if outcome == TRUE else equals(None))) is not None:
                        state.env[name] = Value(known.labels, {**known.holds, outcome: told})
                    state.assume(name, outcome)
                    return
                case _:
                    return
            state.assume(name, outcome)

    # Variables

    def lookup(self, name: str, state: State, frame: Frame) -> Value:
        """The value of a local; captured ones live in the heap, where the closures see them."""
        if name in frame.body.captured and (boxed := state.read(frame.site, name)) is not None:
            known = state.env.get(name)
            if known is None or known.labels != boxed.labels:
                state.env[name] = boxed
        return state.env.get(name, UNKNOWN)

    def assign(self, name: str, value: Value, state: State, frame: Frame) -> None:
        """Gives a local a value."""
        state.env[name] = value
        if name in frame.body.captured:
            state.write(frame.site, name, value)

    # Operations

    def note_use(self, names: Iterable[str], state: State, frame: Frame) -> None:
        """Remembers the decoded tokens whose claims are put to use."""
        for name in names:
            claims = self.lookup(name, state, frame).aspects("claims", "token")
            self.evidence.used |= {aspect.origin for aspect in claims} & self.evidence.decoded

    def execute(self, op: ir.Op, state: State, frame: Frame) -> None:
        """Performs one operation on the state."""
        if self.evidence.decoded:
            self.note_use(uses.operands(op), state, frame)
        if isinstance(op, ir.Store):
            self._store(op, state, frame)
            self._decorated(op.name, self.lookup(op.src, state, frame), frame)
        elif isinstance(op, ir.SetField):
            self._decorated(op.name, self.lookup(op.src, state, frame), frame)
            members.write(self, self.lookup(op.obj, state, frame), op.name, self.lookup(op.src, state, frame),
                          state, frame, op.span)  # fmt: skip
        elif isinstance(op, ir.SetIndex):
            key = self.lookup(op.key, state, frame).text
            members.write(self, self.lookup(op.obj, state, frame), key if key is not None else "*",
                          self.lookup(op.src, state, frame), state, frame, op.span)  # fmt: skip
        else:
            frame.target = op.dst
            self.assign(op.dst, self._evaluate(op, state, frame), state, frame)

    def _evaluate(self, op: ir.Op, state: State, frame: Frame) -> Value:
        def value(name: str) -> Value:
            return self.lookup(name, state, frame)

        match op:
            case ir.Const(_, literal):
                return Value(frozenset((Lit(literal),)))
            case ir.Copy(_, src):
                return value(src)
            case ir.Load(_, name, span):
                return members.load(self, name, state, frame, span)
            case ir.Field(_, obj, name, span):
                return members.read(self, value(obj), name, state, frame, span)
            case ir.Index(_, obj, key, span):
                return members.index(self, value(obj), value(key), state, frame, span)
            case ir.Element(_, src, index, span):
                return members.element(self, value(src), index, state, frame, span)
            case ir.Iterate(_, src, span):
                return members.element(self, value(src), 0, state, frame, span)
            case ir.Call():
                return effects.call(self, op, state, frame)
            case ir.Await(_, src):
                return awaited(value(src), state)
            case ir.Compare(_, operator, left, right, span):
                return effects.compare(self, operator, value(left), value(right), state, frame, span)
            case ir.Not(_, src):
                return negated(value(src))
            case ir.TypeTest(_, src, type_name):
                return type_tested(value(src), type_name.rpartition(".")[2])
            case ir.Cast(_, src, type_name):
                return self._cast(value(src), type_name, frame)
            case ir.Combine(_, operator, operands):
                parts = [value(name) for name in operands]
                if operator == "|":
                    return union(parts)
                if operator == "slice":
                    return members.sliced(parts)
                text = "".join(str(p.literal()) for p in parts) if operator in ("+", "template") and all(
                    isinstance(p.literal(), str | int) for p in parts
                ) else None  # fmt: skip
                if text is not None:
                    return Value(frozenset((Lit(text),)))
                said = operator == "template" and any(part.text for part in parts)
                return Value(propagate(parts).labels, {FALSE: IMPOSSIBLE} if said else {})
            case ir.Record() | ir.Sequence():
                return self._make(op, state, frame)
            case ir.Closure(_, function):
                key = f"{frame.body.key}/{function.span.start}"
                if function.span == ir.NOWHERE:
                    key = f"{frame.body.key}/{function.name}"
                self.program.adopt(key, frame.module, function)
                state.write(frame.site, "<outer>", Value(frozenset((Obj(frame.outer, frame.outer),))))
                self.closures[key] = made = Fn(key, frame.site)
                return Value(frozenset((made,)))
        return UNKNOWN

    def _store(self, op: ir.Store, state: State, frame: Frame) -> None:
        value = self.lookup(op.src, state, frame)
        site = frame.outer
        while site:
            if members.stored(self, state, site, op.name) is not None:
                state.write(site, op.name, value)
                return
            outer = members.stored(self, state, site, "<outer>")
            site = next((x.site for x in outer.labels if isinstance(x, Obj)), "") if outer else ""
        state.write(f"module {frame.module.path}", op.name, value)
        if frame.body.function.name == MODULE_BODY:
            effects.assigned(self, op.name, value, state, frame, op.span)

    def _cast(self, value: Value, type_name: str, frame: Frame) -> Value:
        labels = self.program.type_labels(type_name, frame.module)
        precise = any(isinstance(label, Inst) for label in value.labels)
        known_type = any(isinstance(label, Inst) and ("." in label.type or "::" in label.type) for label in labels)
        if precise and not known_type:
            return value
        kept = frozenset(label for label in value.labels if not isinstance(label, Inst))
        return Value(kept | frozenset(labels), value.holds)

    def _make(self, op: ir.Record | ir.Sequence, state: State, frame: Frame) -> Value:
        site = f"{NEW}{frame.site_of(op.span)}:{op.dst}"
        state.heap[site] = {}
        labels: set[Label] = {Obj(site, site)}
        if isinstance(op, ir.Sequence):
            for position, item in enumerate(op.items):
                state.write(site, str(position), self.lookup(item, state, frame))
            return Value(frozenset(labels))
        if op.type:
            labels.update(self.program.type_labels(op.type, frame.module))
            self.note_configuration(Value(frozenset(labels)), site, op.span, frame)
        for entry in op.entries:
            value = self.lookup(entry.value, state, frame)
            key = entry.key
            if key is None and entry.computed is not None:
                key = self.lookup(entry.computed, state, frame).text or "*"
            if key is not None:
                members.put(self, state, site, key, value, frame.place(entry.span))
            else:
                self.spread(value, site, state, frame)
        return Value(frozenset(labels))

    def note_configuration(self, value: Value, site: str, span: ir.Span, frame: Frame) -> None:
        """Objects of some library types are judged at the end, by all that the program put into them."""
        library = self.program.library(frame.module)
        types = [label.type for label in value.labels if isinstance(label, Inst)]
        rows = [row for name in types for row in library.find("type", name) if row.event != "build"]
        if rows:
            self.configurations.setdefault(site, Configuration(tuple(rows), value, span, frame))

    def judge_configurations(self, *events: str) -> None:
        """What the objects noted before say, once the program that gives them their members has run."""
        heap: Heap = {}
        for known in self.configurations.values():
            heap.update((site, dict(fields)) for site, fields in known.heap.items())
        heap |= {site: known.members for site, known in self.configurations.items()}
        for known in self.configurations.values():
            frame = replace(known.frame, recording=True, observations={})
            for row in known.rows:
                if events and row.event not in events:
                    continue
                state = State({}, dict(heap))
                span, this = known.span, known.value
                if effects.applies(self, row, this, state, frame, span):
                    effects.apply(self, [row], {"this": this}, state, frame, span, span, UNKNOWN)
            self.keep(Outcome(None, UNKNOWN, tuple(frame.observations.values())))

    def spread(self, value: Value, site: str, state: State, frame: Frame) -> None:
        """Copies the members of a value into the object at ``site``."""
        for label in value.labels:
            if isinstance(label, Obj):
                stored = {**self.base.heap.get(label.site, {}), **state.heap.get(label.site, {})}
                state.heap[site] = {**state.heap.get(site, {}), **stored}
                if not label.site.startswith(NEW):
                    members.put(self, state, site, "*", Value(frozenset(value.aspects())))
        if not any(isinstance(label, Obj) for label in value.labels):
            members.put(self, state, site, "*", propagate([value]))

    # Events

    def observe(self, frame: Frame, observation: Observation) -> None:
        """Keeps an observation of this function when the fixpoint is reached."""
        if frame.recording:
            plain = frozenset(fact for fact in observation.facts if fact.given is None)
            self.record(frame, observation if plain == observation.facts else replace(observation, facts=plain))

    def reach(self, value: Value, state: State) -> Content:
        """All that can be reached from a value."""
        return content(value, state, self.base)

    def accept(self, state: State, frame: Frame, span: ir.Span, *, after_all: bool = False) -> None:
        """The request goes through here: every token in play is relied upon.

        ``after_all`` says that something lets it through, so that a refusal which did not end the path is none.
        """
        if state.facts & {DENIED, ANSWERED}:
            return
        for live in sorted(state.live):
            facts, token = facts_of(state, live), live
            if live.kind == REFUSED and not after_all:
                continue
            if live.kind == REFUSED:
                facts, token = facts_of(state, REQUEST), Origin("token", live.key)
            if DENIED not in facts:
                accepted = Observation("accept", frame.place(span), frame.body.key, facts, state.seen, token=token)
                self.observe(frame, accepted)
        state.live = frozenset()

    def establish(self, facts: Iterable[Fact], place: Place) -> Facts:
        """Facts, remembering where each was first established."""
        made = frozenset(facts)
        for fact in made:
            self.evidence.facts.setdefault(fact, place)
        return made


def _gathered(site: str, positional: Sequence[Value], named: dict[str, Value], state: State) -> Value:
    """The collection in which a function finds the remaining arguments, by position and by name."""
    state.heap[site] = {**{str(i): v for i, v in enumerate(positional)}, **named}
    return Value(frozenset((Obj(site, site),)))


def with_instance(fn: Fn, function: ir.Function, args: Sequence[BoundArg]) -> Sequence[BoundArg]:
    """The arguments of a method to which its instance is passed like any other, and of what decorates a method."""
    if not function.receiver:
        instance = BoundArg(Value(frozenset((Obj(fn.receiver, fn.receiver),))))
        return [instance, *args] if fn.bare and fn.receiver else args
    positional = [arg for arg in args if not arg.keyword]
    written_out = len(positional) > len(function.params) and not any(param.rest for param in function.params)
    again = positional and any(isinstance(x, Obj) and x.site == fn.receiver for x in positional[0].value.labels)
    return args[1:] if written_out or (again and fn.receiver) else args


def _is_opaque(value: Value) -> bool:
    """Whether a value is a member of some object of which nothing is known."""
    sites = [label.site for label in value.labels if isinstance(label, Obj)]
    known = value.holds or any(not isinstance(label, Inst | Obj) for label in value.labels)
    return bool(sites) and not known and all(">" in site and not site.startswith(NEW) for site in sites)


_NULL = frozenset((Lit(None),))


def ir_arg(value: Value) -> BoundArg:
    """A positional argument."""
    return BoundArg(value)


def _written(arg: str) -> BoundArg:
    """An argument of an annotation, by keyword when it was written with one."""
    name, equals, value = arg.partition("=")
    keyword = name if equals and name.isidentifier() else ""
    return BoundArg(Value(frozenset((Lit(value if keyword else arg),))), keyword)
