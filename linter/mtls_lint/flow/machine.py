"""Runs the functions of a program abstractly, each in the context it is called from.

A function is analysed per calling context (argument values, facts and the part of the heap it can reach) and
the outcome is kept, so that a context is analysed once: the functional approach of Sharir and Pnueli (1981).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from mtls_lint.flow import effects, members
from mtls_lint.flow.cfg import Branch, Exit, Jump
from mtls_lint.flow.observe import NEW, Content, Evidence, Observation, Place, content
from mtls_lint.flow.outcomes import (
    DEAD,
    DENIED,
    BoundArg,
    awaited,
    join_returns,
    missing,
    negated,
    promise,
    propagate,
    refused,
    settle,
    union,
)
from mtls_lint.flow.program import MODULE_BODY, Body, Program
from mtls_lint.flow.solver import BudgetExceededError, solve
from mtls_lint.flow.state import Heap, State
from mtls_lint.flow.values import (
    FALSE,
    TRUE,
    UNKNOWN,
    Aspect,
    Fact,
    Facts,
    Fn,
    Holds,
    Inst,
    Label,
    Lit,
    Obj,
    Origin,
    Value,
)
from mtls_lint.flow.wiring import Wiring
from mtls_lint.ir import nodes as ir

MAX_STACK = 14
MAX_TRANSFERS = 4000
MAX_INVOCATIONS = 30_000


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


class Machine:
    """The abstract interpreter; one per run."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.wiring = Wiring()
        self.evidence = Evidence()
        self.base = State()
        self.invoked: set[str] = set()
        self.failures: dict[str, Exception] = {}
        self._memo: dict[tuple[object, ...], tuple[Outcome, Heap]] = {}
        self._modules: set[str] = set()
        self._types: set[str] = set()
        self._budget = MAX_INVOCATIONS
        self.observations: dict[tuple[object, ...], Observation] = {}

    # Roots

    def run_module(self, module: ir.Module) -> None:
        """Runs a file's top-level statements once; what its variables then hold is known to all."""
        if module.path in self._modules:
            return
        self._modules.add(module.path)
        key = f"{module.path}::{MODULE_BODY}"
        if MODULE_BODY not in module.functions:
            return
        outcome = self._invoke(key, "", (), UNKNOWN, State(), (), root=True)
        self._keep(outcome)

    def run_root(self, key: str, args: Sequence[Value], receiver: Value, start: State) -> Outcome:
        """Runs a function that nothing in the tree calls."""
        handed = {a.origin for value in args for a in value.aspects("certificate") if a.origin.kind == "parameter"}
        injected = {a.origin for value in args for a in value.aspects() if a.origin.kind in ("peer", "forwarded")}
        start.seen |= handed | injected
        outcome = self._invoke(key, "", [ir_arg(value) for value in args], receiver, start, (), root=True)
        self._keep(outcome)
        return outcome

    def run_handler(self, target: Fn, args: Sequence[Value], state: State, place: Place, *, last: bool) -> Outcome:
        """Runs one handler of a chain; only what the last one lets through is accepted by its return."""
        self.invoked.add(target.key)
        receiver = Value(frozenset((Obj(target.receiver, target.receiver),))) if target.receiver else UNKNOWN
        bound = [BoundArg(value) for value in args]
        outcome = self._invoke(target.key, target.frame, bound, receiver, state, (), root=last, chained=True)
        step = place
        self._keep(Outcome(None, UNKNOWN, tuple(replace(o, via=(step, *o.via)) for o in outcome.observations)))
        return outcome

    def _keep(self, outcome: Outcome) -> None:
        for observation in outcome.observations:
            self.observations.setdefault(observation.identity(), observation)
        if outcome.state is not None:
            for site, fields in outcome.state.heap.items():
                if site not in self.base.heap or not site.startswith("param "):
                    self.base.heap[site] = {**self.base.heap.get(site, {}), **fields}

    def ready_type(self, type_key: str) -> None:
        """Makes known what the fields of an instance hold that somebody else constructs (injection)."""
        if type_key in self._types:
            return
        self._types.add(type_key)
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

    def parameter(self, body: Body, param: ir.Param) -> Value:
        """What is known of a parameter that nobody in the tree passes."""
        site = f"param {body.key}:{param.name}"
        labels: set[Label] = {Obj(site, site)}
        labels.update(self.program.type_labels(param.type, body.module) if param.type else ())
        library = self.program.library(body.module)
        origin = Origin("parameter", f"{body.key}:{param.name}")
        kinds: set[str] = set()
        for label in labels:
            if isinstance(label, Inst):
                kinds.update(row.aspect for row in library.find("type", label.type.removesuffix("[]")))
        named = library.param(param.name)
        if named is not None and named.event == "local-certificate":
            origin = Origin("local", origin.key)
        elif named is not None and not kinds:
            kinds.add(named.aspect)
        if (injected := self._injected(body, param)) is not None:
            return injected.with_labels(frozenset(labels))
        for kind in kinds - {""}:
            labels.add(Aspect(kind, origin))
            self.evidence.origins.setdefault(origin, Place(body.module.path, body.function.span))
            if origin.kind == "parameter":
                self.evidence.context.add(body.module.path)
        return Value(frozenset(labels))

    def _injected(self, body: Body, param: ir.Param) -> Value | None:
        """What the framework puts into an annotated parameter of a handler: a header, the peer's certificate."""
        request = f"request {body.key}"
        found: list[Value] = []
        for mark in param.annotations:
            args = [_written(arg) for arg in mark.args]
            for row in self.program.library(body.module).find("annotated", mark.name):
                binding = effects.bind(row, args, Value(frozenset((Obj(request, request),))))
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
        target = fn.key
        self.invoked.add(target)
        if target in frame.stack or len(frame.stack) >= MAX_STACK or self._budget <= 0:
            return propagate([arg.value for arg in args])
        try:
            body = self.program.body(target)
        except Exception as error:
            self.failures.setdefault(target, error)
            return propagate([arg.value for arg in args])
        self.evidence.calls.add((frame.module.path, body.module.path))
        if fn.receiver:
            receiver = Value(frozenset((Obj(fn.receiver, fn.receiver),)))
        stack = (*frame.stack, frame.body.key)
        outcome = self._invoke(target, fn.frame, args, receiver, state, stack)
        if frame.recording:
            step = frame.place(at)
            for seen in outcome.observations:
                self.record(frame, seen, step)
            frame.nexts += outcome.nexts
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

    def record(self, frame: Frame, observation: Observation, step: Place | None = None) -> None:
        """Keeps an observation; ``step`` is the call through which it was reached."""
        if step is not None:
            observation = replace(observation, via=(step, *observation.via))
        frame.observations.setdefault(observation.identity(), observation)

    def _invoke(
        self,
        key: str,
        outer: str,
        args: Sequence[BoundArg],
        receiver: Value,
        state: State,
        stack: tuple[str, ...],
        *,
        root: bool = False,
        chained: bool = False,
    ) -> Outcome:
        body = self.program.body(key)
        bound = self._bind(body, args, receiver)
        memo_key = (
            key,
            outer,
            self._context(bound, outer, state),
            state.facts,
            state.live,
            state.seen,
            root,
            chained,
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
        outcome = self._run(body, outer, bound, state, stack, root=root, chained=chained)
        delta = {}
        if outcome.state is not None:
            delta = {s: f for s, f in outcome.state.heap.items() if state.heap.get(s) is not f}
        self._memo[memo_key] = (outcome, delta)
        return outcome

    def _bind(self, body: Body, args: Sequence[BoundArg], receiver: Value) -> dict[str, Value]:
        function = body.function
        bound = {function.receiver: receiver} if function.receiver else {}
        named = {arg.keyword: arg.value for arg in args if arg.keyword}
        positional = [arg.value for arg in args if not arg.keyword]
        for index, param in enumerate(function.params):
            declared = self.program.type_labels(param.type, body.module) if param.type else []
            if param.name in named:
                value = named[param.name]
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

    def _context(self, bound: dict[str, Value], outer: str, state: State) -> tuple[object, ...]:
        """What of the state a function can see: its arguments and the objects reachable from them."""
        pending = [label.site for value in bound.values() for label in value.labels if isinstance(label, Obj)]
        if outer:
            pending.append(outer)
        reached: dict[str, tuple[tuple[str, Value], ...]] = {}
        while pending:
            site = pending.pop()
            if site in reached:
                continue
            fields = state.heap.get(site, {})
            reached[site] = tuple(sorted(fields.items(), key=lambda item: item[0]))
            for value in fields.values():
                pending.extend(label.site for label in value.labels if isinstance(label, Obj))
        arguments = tuple((name, value.labels, frozen(value.holds)) for name, value in sorted(bound.items()))
        objects = tuple(
            (site, tuple((name, value.labels, frozen(value.holds)) for name, value in fields))
            for site, fields in sorted(reached.items(), key=lambda item: item[0])
            if fields
        )
        return (arguments, objects)

    # One function

    def _run(
        self,
        body: Body,
        outer: str,
        bound: dict[str, Value],
        start: State,
        stack: tuple[str, ...],
        *,
        root: bool,
        chained: bool,
    ) -> Outcome:
        frame = Frame(body, f"frame {body.key}", outer, stack, last=root or not chained)
        state = State({}, dict(start.heap), start.facts, start.live, start.seen)
        for name, value in bound.items():
            self.assign(name, value, state, frame)

        def transfer(node: int, before: State) -> Iterator[tuple[int, State]]:
            return self._block(node, before.copy(), frame)

        try:
            states = solve(0, state, body.order, transfer, MAX_TRANSFERS)
        except BudgetExceededError as error:
            self.failures.setdefault(body.key, error)
            return Outcome(state, UNKNOWN)
        frame.recording = True
        frame.nexts.clear()
        frame.returns.clear()
        for node in sorted(states, key=body.order.__getitem__):
            for _ in self._block(node, states[node].copy(), frame):
                pass
        for exit_state, value in frame.returns if root else ():
            if not refused(exit_state, value):
                self.accept(exit_state, frame, ir.Span(body.function.span.end, body.function.span.end))
        returns = frame.returns
        if chained:
            returns = [(state, value) for state, value in returns if not refused(state, value)]
        return Outcome(*join_returns(returns), tuple(frame.observations.values()), tuple(frame.nexts))

    def _block(self, node: int, state: State, frame: Frame) -> Iterator[tuple[int, State]]:
        block = frame.body.blocks[node]
        for op in block.ops:
            if block.handler is not None and isinstance(op, ir.Call | ir.Await | ir.Field | ir.Index):
                yield block.handler, state.copy()
            self.execute(op, state, frame)
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
                other = state.copy()
                for way, target, outcome in ((state, then, TRUE), (other, orelse, FALSE)):
                    if way.assume(cond, outcome):
                        settle(way)
                        way.facts |= self.establish(missing(value, outcome), frame.place(span))
                        yield target, way
            case Exit(value, throws=False):
                frame.returns.append((state, self.lookup(value, state, frame) if value else UNKNOWN))

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

    def execute(self, op: ir.Op, state: State, frame: Frame) -> None:
        """Performs one operation on the state."""
        if isinstance(op, ir.Store):
            self._store(op, state, frame)
        elif isinstance(op, ir.SetField):
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
            case ir.Load(_, name):
                return members.load(self, name, state, frame)
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
            case ir.Cast(_, src, type_name):
                return self._cast(value(src), type_name, frame)
            case ir.Combine(_, operator, operands):
                parts = [value(name) for name in operands]
                text = "".join(str(p.literal()) for p in parts) if operator in ("+", "template") and all(
                    isinstance(p.literal(), str | int) for p in parts
                ) else None  # fmt: skip
                return Value(frozenset((Lit(text),))) if text is not None else propagate(parts)
            case ir.Record() | ir.Sequence():
                return self._make(op, state, frame)
            case ir.Closure(_, function):
                key = f"{frame.body.key}/{function.span.start}"
                if function.span == ir.NOWHERE:
                    key = f"{frame.body.key}/{function.name}"
                self.program.adopt(key, frame.module, function)
                state.write(frame.site, "<outer>", Value(frozenset((Obj(frame.outer, frame.outer),))))
                return Value(frozenset((Fn(key, frame.site),)))
        return UNKNOWN

    def _store(self, op: ir.Store, state: State, frame: Frame) -> None:
        value = self.lookup(op.src, state, frame)
        site = frame.outer
        while site:
            if state.read(site, op.name) is not None:
                state.write(site, op.name, value)
                return
            outer = state.read(site, "<outer>")
            site = next((x.site for x in outer.labels if isinstance(x, Obj)), "") if outer else ""
        state.write(f"module {frame.module.path}", op.name, value)

    def _cast(self, value: Value, type_name: str, frame: Frame) -> Value:
        labels = self.program.type_labels(type_name, frame.module)
        precise = any(isinstance(label, Inst) for label in value.labels)
        known_type = any(isinstance(label, Inst) and ("." in label.type or "::" in label.type) for label in labels)
        if precise and not known_type:
            return value
        kept = frozenset(label for label in value.labels if not isinstance(label, Inst))
        return Value(kept | frozenset(labels), value.holds)

    def _make(self, op: ir.Record | ir.Sequence, state: State, frame: Frame) -> Value:
        site = f"{NEW}{frame.body.key}:{op.span.start}:{op.dst}"
        state.heap[site] = {}
        labels: set[Label] = {Obj(site, site)}
        if isinstance(op, ir.Sequence):
            for position, item in enumerate(op.items):
                state.write(site, str(position), self.lookup(item, state, frame))
            return Value(frozenset(labels))
        if op.type:
            labels.update(self.program.type_labels(op.type, frame.module))
        for entry in op.entries:
            value = self.lookup(entry.value, state, frame)
            key = entry.key
            if key is None and entry.computed is not None:
                key = self.lookup(entry.computed, state, frame).text or "*"
            if key is not None:
                members.put(self, state, site, key, value, frame.place(entry.span))
            else:
                self._spread(value, site, state, frame)
        return Value(frozenset(labels))

    def _spread(self, value: Value, site: str, state: State, frame: Frame) -> None:
        for label in value.labels:
            if isinstance(label, Obj):
                stored = {**self.base.heap.get(label.site, {}), **state.heap.get(label.site, {})}
                state.heap[site] = {**state.heap[site], **stored}
                if not label.site.startswith(NEW):
                    members.put(self, state, site, "*", Value(frozenset(value.aspects())))
        if not any(isinstance(label, Obj) for label in value.labels):
            members.put(self, state, site, "*", propagate([value]))

    # Events

    def observe(self, frame: Frame, observation: Observation) -> None:
        """Keeps an observation of this function when the fixpoint is reached."""
        if frame.recording:
            self.record(frame, observation)

    def reach(self, value: Value, state: State) -> Content:
        """All that can be reached from a value."""
        return content(value, state, self.base)

    def accept(self, state: State, frame: Frame, span: ir.Span) -> None:
        """The request goes through here: every token in play is relied upon."""
        if DENIED in state.facts:
            return
        for token in sorted(state.live):
            self.observe(frame, Observation("accept", frame.place(span), frame.body.key, state.facts,
                                            state.seen, token=token))  # fmt: skip
        state.live = frozenset()

    def establish(self, facts: Iterable[Fact], place: Place) -> Facts:
        """Facts, remembering where each was first established."""
        made = frozenset(facts)
        for fact in made:
            self.evidence.facts.setdefault(fact, place)
        return made


def ir_arg(value: Value) -> BoundArg:
    """A positional argument."""
    return BoundArg(value)


def frozen(holds: Holds) -> frozenset[tuple[str, Facts | None]]:
    """Outcome facts as a hashable value."""
    return frozenset(holds.items())


def _written(arg: str) -> BoundArg:
    """An argument of an annotation, by keyword when it was written with one."""
    name, equals, value = arg.partition("=")
    keyword = name if equals and name.isidentifier() else ""
    return BoundArg(Value(frozenset((Lit(value if keyword else arg),))), keyword)
