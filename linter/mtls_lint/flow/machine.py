"""Runs the functions of a program abstractly, each in the context it is called from.

A function is analysed per calling context (argument values, facts and the part of the heap it can reach) and
the outcome is kept, so that a context is analysed once: the functional approach of Sharir and Pnueli (1981).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from mtls_lint.flow import effects, members, sequences, told, uses
from mtls_lint.flow.arguments import bind_arguments, instance, root_arguments, with_instance
from mtls_lint.flow.bodies import Body
from mtls_lint.flow.cfg import Branch, Exit, Jump
from mtls_lint.flow.configurations import note_final
from mtls_lint.flow.endings import delegates, ends_quietly, gives_up, is_connected
from mtls_lint.flow.footprint import key_of, lasting_sites, left_behind, named_sites, reachable
from mtls_lint.flow.frames import Configuration, Frame, Outcome
from mtls_lint.flow.implications import imply
from mtls_lint.flow.lateness import relied_upon
from mtls_lint.flow.observe import NEW, Content, Evidence, Observation, Place, content
from mtls_lint.flow.operations import evaluate, store
from mtls_lint.flow.outcomes import (
    ANSWERED,
    DEAD,
    DENIED,
    HANDSHAKE,
    OPEN,
    REFUSED,
    REQUEST,
    BoundArg,
    approval,
    doubtful,
    join_returns,
    let_through,
    missing,
    promise,
    propagate,
    settle,
    settled_returns,
)
from mtls_lint.flow.policies import demandable
from mtls_lint.flow.program import MODULE_BODY, Program
from mtls_lint.flow.providers import Providers, construct
from mtls_lint.flow.relevance import Relevance, constructs, matters
from mtls_lint.flow.solver import BudgetExceededError, solve
from mtls_lint.flow.state import UNANSWERED, Heap, State, facts_of
from mtls_lint.flow.values import (
    FALSE,
    NOTHING,
    TRUE,
    UNKNOWN,
    Fact,
    Facts,
    Fn,
    Inst,
    Origin,
    Value,
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


class Machine:
    """The abstract interpreter; one per run."""

    def __init__(self, program: Program, relevant: Relevance | None = None) -> None:
        """Prepares to run ``program``; of the declared functions only relevant ones are entered (None: all)."""
        self.program = program
        self.told = told.told(program)
        self._relevant = relevant
        self.wiring = Wiring()
        self.evidence = Evidence()
        self.base = State()
        self.invoked: set[str] = set()
        self.failures: dict[str, Exception] = {}
        self._memo: dict[tuple[object, ...], tuple[Outcome, Heap]] = {}
        self.decorated: dict[str, Fn] = {}
        self.made: dict[str, str] = {}
        self.instances: dict[str, frozenset[Inst]] = {}
        self.providers = Providers(self)
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
        if MODULE_BODY not in module.functions:
            return
        starting = [n for n in module.functions if module.language == "go" and n.partition("#")[0] == "init"]
        keys = [f"{module.path}::{name}" for name in (MODULE_BODY, *starting)]
        self._nested += 1
        try:
            for key in keys:
                self.invoked.add(key)
                self.keep(self.invoke(key, "", (), UNKNOWN, State(), (), root=True), key)
        finally:
            self._nested -= 1

    def run_root(self, key: str, args: Sequence[Value], receiver: Value, start: State) -> Outcome:
        """Runs a function that nothing in the tree calls."""
        handed = {a.origin for value in args for a in value.aspects("certificate") if a.origin.kind == "parameter"}
        injected = {a.origin for value in args for a in value.aspects() if a.origin.kind in ("peer", "forwarded")}
        start.seen |= handed | injected
        fn = self.effective(Fn(key))
        self.invoked.add(fn.key)
        bound = [BoundArg(value) for value in args]
        if fn.key != key:
            bound = list(with_instance(fn, self.program.body(fn.key).function, bound))
        outcome = self.invoke(fn.key, fn.frame, bound, receiver, start, (), root=True)
        self.keep(outcome, key)
        return outcome

    def run_closures(self) -> None:
        """Runs the functions that were made and that nothing in the tree calls: handlers handed to others."""
        for fn in list(self.closures.values()):
            if fn.key not in self.invoked:
                self.invoked.add(fn.key)
                bound = [BoundArg(value) for value in root_arguments(self, fn.key)]
                self.keep(self.invoke(fn.key, fn.frame, bound, UNKNOWN, State(), (), root=True), fn.key)

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
        receiver = instance(self, target.receiver)
        given = [arg if isinstance(arg, BoundArg) else BoundArg(arg) for arg in args]
        bound = with_instance(target, self.program.body(target.key).function, given)
        outcome = self.invoke(target.key, target.frame, bound, receiver, state, (), root=last, chained=continues)
        seen = tuple(replace(o, via=(place, *o.via)) for o in outcome.observations)
        self.keep(Outcome(None, UNKNOWN, seen), f"<request> {place.path}:{place.span.start}")
        return outcome

    def keep(self, outcome: Outcome, root: str) -> None:
        """Keeps what a root showed, and what it left in objects that outlive it."""
        for seen in outcome.observations:
            observation = replace(seen, root=root)
            self.observations.setdefault(observation.identity(), observation)
        if outcome.state is not None:
            self.remember(outcome.state)

    def remember(self, state: State, kept: Iterable[Value] = ()) -> None:
        """What objects hold now is what others find in them later; ``kept`` values outlive the call too.

        So do objects that were remembered before.
        """
        lasting = {*lasting_sites(state.heap), *(state.heap.keys() & self.base.heap.keys())}
        for site, fields in reachable(kept, sorted(lasting), state.heap).items():
            self.base.heap[site] = {**self.base.heap.get(site, {}), **fields}

    def ready_type(self, type_key: str) -> None:
        """Makes known what the fields of an instance hold that somebody else constructs (injection)."""
        if type_key in self._types or self._nested >= MAX_NESTED:
            return
        self._types.add(type_key)
        self.nested(lambda: construct(self, type_key))

    def nested(self, action: Callable[[], None]) -> None:
        """Does what is needed first; of what that needs in turn nothing, where it goes too deep."""
        if self._nested >= MAX_NESTED:
            return
        self._nested += 1
        try:
            action()
        finally:
            self._nested -= 1

    # Calls

    def call(
        self, fn: Fn, args: Sequence[BoundArg], receiver: Value, state: State, frame: Frame, at: ir.Span
    ) -> Value:
        """Calls a function of the tree in place: ``state`` becomes the state after it; gives its value.

        When the function cannot return, ``state`` is marked dead by :data:`DEAD` in its facts.
        """
        target = (fn := self.effective(fn)).key
        self.invoked.add(target)
        if target in frame.stack or len(frame.stack) >= MAX_STACK or self._spent():
            return propagate([arg.value for arg in args])
        try:
            if target in self.told:
                return told.apply(self, target, args, receiver, state, frame, at)
            if not self._worth_entering(target, args, receiver, frame):
                return propagate([arg.value for arg in args])
            body = self.program.body(target)
        except Exception as error:
            self.failures.setdefault(target, error)
            return propagate([arg.value for arg in args])
        self.evidence.calls.add((frame.module.path, body.module.path))
        if fn.receiver:
            receiver = instance(self, fn.receiver)
        if body.module.language == "python":
            args = with_instance(fn, body.function, args)
        stack = (*frame.stack, frame.body.key)
        ends = frame.ends and delegates(frame.body.blocks)
        outcome = self.invoke(target, fn.frame, args, receiver, state, stack, last=frame.last, ends=ends)
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
        state.facts = result.facts | (before & {UNANSWERED})
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
        ) or constructs(self.program, key)

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
        ends: bool = False,
    ) -> Outcome:
        """Analyses a call in its context, or takes what an equal context gave."""
        body = self.program.body(key)
        bound = bind_arguments(self, body, args, receiver, state)
        seen = reachable(bound.values(), [outer], state.heap)
        context = key_of(bound, seen)
        memo_key = (key, outer, context, state.facts, state.live, state.seen, root, chained, last, ends)
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
        outcome = self._run(body, site, outer, bound, entry, stack, root=root, chained=chained, last=last,
                            ends=ends or root)  # fmt: skip
        delta = {}
        if outcome.state is not None:
            if not root and not chained:
                delta = left_behind(outcome.value, entry.heap, outcome.state.heap)
            else:
                delta = outcome.state.heap
            outcome.state.heap = {**state.heap, **delta}
            note_final(self, outcome.state)
        self._memo[memo_key] = (outcome, delta)
        return outcome

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
        ends: bool,
    ) -> Outcome:
        context = self._heap_context(body, bound)
        frame = Frame(body, site, outer, stack, context, last=root or (last and not chained))
        frame.ends = ends
        frame.converses = ends and is_connected(self.program, body)
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
        except BudgetExceededError:
            self.exhausted.add(body.key)
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
        # Who hands on to the next handler lets nothing through by returning.
        lets_through = root and not (chained == "next" and frame.nexts)
        for exit_state, value in frame.returns if lets_through else ():
            if (gained := approval(exit_state, value, body.function.result_type)) is not None:
                approved = State({}, exit_state.heap, exit_state.facts | gained, exit_state.live, exit_state.seen)
                self.accept(approved, frame, ir.Span(body.function.span.end, body.function.span.end))
                exit_state.live = approved.live
        if HANDSHAKE in start.heap and any(doubtful(s, v, body.function.result_type) for s, v in frame.returns):
            self.doubtful.add(body.key)
        returns = frame.returns
        if chained:
            returns = let_through(returns, body.function.result_type, chained)
        return Outcome(*join_returns(returns), tuple(frame.observations.values()), tuple(frame.nexts))

    def _block(self, node: int, state: State, frame: Frame) -> Iterator[tuple[int, State]]:
        block = frame.body.blocks[node]
        for op in block.ops:
            if block.handler is not None and isinstance(op, ir.Call | ir.Await | ir.Field | ir.Index):
                failing = state.copy()
                failing.facts |= frame.untold.get(block.handler, NOTHING)
                if frame.converses and ends_quietly(frame.body.blocks, block.handler):
                    # Whoever gives up on a request, and only tells so, did not let it through.
                    failing.live = frozenset()
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
            case Jump(target, beyond, item):
                done = beyond is not None and sequences.is_whole(self.lookup(item, state, frame))
                yield beyond if done and beyond is not None else target, state
            case Branch(None, then, orelse):
                yield then, state
                yield orelse, state.copy()
            case Branch(str() as cond, then, orelse, span):
                value = self.lookup(cond, state, frame)
                if self.evidence.decoded:
                    self.note_use((cond,), state, frame)
                if span == ir.NOWHERE and sequences.is_given(value):
                    # A collection the program was given has items: who configures no validator wants none.
                    yield then, state
                    return
                other = state.copy()
                for way, target, outcome in ((state, then, TRUE), (other, orelse, FALSE)):
                    if way.assume(cond, outcome):
                        imply(self, block.ops, cond, outcome, way, frame)
                        settle(way)
                        self.evidence.policies |= demandable(block.ops, cond, way)
                        if frame.converses and gives_up(frame.body.blocks, target, value, outcome):
                            way.live = frozenset()
                        if span != ir.NOWHERE:
                            way.facts |= self.establish(missing(value, outcome), frame.place(span))
                        yield target, way
            case Exit(value, throws=False):
                returned = self.lookup(value, state, frame) if value else UNKNOWN
                effects.use_failed(self, (returned,), state)
                if value and self.evidence.decoded and not frame.stack:
                    self.note_use((value,), state, frame)
                if isinstance(returned.literal(), bool):
                    # A handler that answers for a check it could not make fails open, which is 205's to say.
                    state.facts |= {Fact("revocation", f.subject) for f in state.facts if f.kind == "untold"}
                frame.returns.append((state, returned))

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
        self.use(*(self.lookup(name, state, frame) for name in names))

    def use(self, *values: Value) -> None:
        """Remembers that something is decided by these values, or done with them, if they are claims."""
        claims = {aspect.origin for value in values for aspect in value.aspects("claims", "token")}
        self.evidence.used |= claims & self.evidence.decoded

    def execute(self, op: ir.Op, state: State, frame: Frame) -> None:
        """Performs one operation on the state."""
        if self.evidence.decoded:
            self.note_use(uses.operands(op), state, frame)
        if isinstance(op, ir.Store):
            store(self, op, state, frame)
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
            self.assign(op.dst, evaluate(self, op, state, frame), state, frame)

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
        for live in sorted(state.live - {OPEN}):
            facts, token = facts_of(state, live), live
            if live.kind == REFUSED and not after_all:
                continue
            if live.kind == REFUSED:
                facts, token = facts_of(state, REQUEST), Origin("token", live.key)
            if DENIED not in facts:
                accepted = Observation("accept", frame.place(span), frame.body.key, facts, state.seen, token=token)
                self.observe(frame, accepted)
        state.facts |= relied_upon(state, *state.live)
        state.live = frozenset()

    def establish(self, facts: Iterable[Fact], place: Place) -> Facts:
        """Facts, remembering where each was first established."""
        made = frozenset(facts)
        for fact in made:
            self.evidence.facts.setdefault(fact, place)
        return made
