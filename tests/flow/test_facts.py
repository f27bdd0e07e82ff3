"""Facts before and after operations, on textual IR: no parser of any language, and a library of eight calls."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtls_lint.flow import program as program_module
from mtls_lint.flow.arguments import receiver_for, root_arguments
from mtls_lint.flow.frames import Frame
from mtls_lint.flow.machine import Machine
from mtls_lint.flow.program import Program
from mtls_lint.flow.state import State
from mtls_lint.ir import nodes as ir
from mtls_lint.ir.parser import parse
from mtls_lint.models.library import Library
from mtls_lint.models.schema import load

_LIBRARY = Library(load(Path(__file__).parent / "models" / "lib.toml", "test"))


class _Probing(Machine):
    """Notes which facts hold wherever the program sets a constant that begins with ``at ``."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self.seen: dict[str, set[str]] = {}

    def execute(self, op: ir.Op, state: State, frame: Frame) -> None:
        super().execute(op, state, frame)
        if (
            isinstance(op, ir.Const)
            and isinstance(op.value, str)
            and op.value.startswith("at ")
            and frame.recording
        ):
            kinds = {fact.kind for fact in state.facts}
            place = op.value.removeprefix("at ")
            self.seen[place] = self.seen.get(place, kinds) & kinds


def facts_at(text: str) -> dict[str, set[str]]:
    """Runs ``main``; the kinds of facts that hold at each probe, over all contexts."""
    functions = parse(text)
    decls = {f.name: ir.FunctionDecl(f.name, f.span, lambda f=f: f, f.owner) for f in functions}  # type: ignore[misc]
    module = ir.Module("m", "test", "m", {"lib": "lib"}, (), decls, {})
    machine = _Probing(Program([module]))
    machine.run_root(
        "m::main",
        root_arguments(machine, "m::main"),
        receiver_for(machine, machine.program.body("m::main")),
        State(),
    )
    assert machine.failures == {}
    return machine.seen


@pytest.fixture(autouse=True)
def _library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program_module, "library", lambda language, versions=(): _LIBRARY)


PRELUDE = """
  cert = call req.peer()
  %lib = load lib
"""


def main(body: str, more: str = "") -> dict[str, set[str]]:
    return facts_at(f"fn main(req, flag) {{ {PRELUDE} {body} }} {more}")


def test_nothing_is_known_at_the_start() -> None:
    assert main('%p = const "at start"') == {"start": set()}


def test_a_branch_on_the_result_cashes_the_check_in() -> None:
    seen = main("""
      ok = call %lib.chain(cert)
      %a = const "at before"
      if ok { %b = const "at then" } else { %c = const "at else" }
      %d = const "at after"
    """)
    assert seen == {"before": set(), "then": {"chain"}, "else": set(), "after": set()}


def test_a_failing_outcome_that_stops_the_path_makes_the_fact_last() -> None:
    seen = main("""
      ok = call %lib.chain(cert)
      %n = not ok
      if %n { return }
      %d = const "at after"
    """)
    assert seen["after"] == {"chain"}


def test_an_inverted_condition_establishes_nothing() -> None:
    seen = main("""
      ok = call %lib.chain(cert)
      if ok { return }
      %d = const "at after"
    """)
    assert seen["after"] == set()


def test_an_ignored_result_establishes_nothing() -> None:
    assert main('ok = call %lib.chain(cert)\n %d = const "at after"')["after"] == set()


def test_a_check_that_throws_holds_after_the_call_and_not_in_the_handler() -> None:
    seen = main("""
      try { %x = call %lib.must(cert)
            %a = const "at body" } catch e { %b = const "at handler" }
      %c = const "at after"
    """)
    assert seen == {"body": {"chain"}, "handler": set(), "after": set()}


def test_a_handler_that_leaves_keeps_the_fact_after_the_try() -> None:
    seen = main("""
      try { %x = call %lib.must(cert) } catch e { return }
      %c = const "at after"
    """)
    assert seen["after"] == {"chain"}


def test_finally_runs_on_every_way_out() -> None:
    seen = main("""
      try { %x = call %lib.must(cert) } finally { %b = const "at finally" }
      %c = const "at after"
    """)
    assert seen == {"finally": set(), "after": {"chain"}}


def test_an_error_result_establishes_when_it_is_null() -> None:
    seen = main("""
      err = call %lib.err(cert)
      %n = const none
      %c = err != %n
      if %c { return }
      %d = const "at after"
    """)
    assert seen["after"] == {"chain"}


def test_the_second_of_two_results_carries_the_outcome() -> None:
    seen = main("""
      %r = call %lib.pair(cert)
      chains = element %r[0]
      err = element %r[1]
      if err { return }
      %d = const "at after"
    """)
    assert seen["after"] == {"chain"}


def test_a_promise_establishes_only_when_awaited() -> None:
    seen = main("""
      p = call %lib.later(cert)
      %a = const "at called"
      v = await p
      %b = const "at awaited"
    """)
    assert seen == {"called": set(), "awaited": {"chain"}}


def test_a_status_establishes_only_for_the_good_constant() -> None:
    body = """
      status = call %lib.status(cert)
      %l = load lib
      %g = field %l.{constant}
      %c = status {op} %g
      if %c {{ return }}
      %d = const "at after"
    """
    assert main(body.format(constant="Good", op="!="))["after"] == {"revocation"}
    assert main(body.format(constant="Good", op="=="))["after"] == set()
    assert main(body.format(constant="Revoked", op="=="))["after"] == set()


def test_short_circuit_or_of_refusals_establishes_both() -> None:
    seen = main("""
      ok = call %lib.chain(cert)
      st = call %lib.status(cert)
      %g = field %lib.Good
      %no = not ok
      if %no { %t = %no } else { %b = st != %g
        %t = %b }
      if %t { return }
      %d = const "at after"
    """)
    assert seen["after"] == {"chain", "revocation"}


def test_short_circuit_and_of_refusals_establishes_neither() -> None:
    seen = main("""
      ok = call %lib.chain(cert)
      st = call %lib.status(cert)
      %g = field %lib.Good
      %no = not ok
      if %no { %b = st != %g
        %t = %b } else { %t = %no }
      if %t { return }
      %d = const "at after"
    """)
    assert seen["after"] == set()


def test_a_check_on_one_path_only_does_not_survive_the_join() -> None:
    seen = main("""
      if flag { %x = call %lib.must(cert) } else { }
      %d = const "at after"
    """)
    assert seen["after"] == set()


def test_a_check_in_a_loop_may_not_have_run() -> None:
    seen = main("""
      loop L1 do { %x = call %lib.must(cert)
                   %a = const "at body" }
      %d = const "at after"
    """)
    assert seen == {"body": {"chain"}, "after": set()}


def test_a_helper_is_judged_by_its_body() -> None:
    body = """
      %f = load validate
      ok = call %f(cert)
      if ok { %a = const "at then" }
    """
    honest = """fn validate(c) { %lib = load lib
      %r = call %lib.chain(c)
      return %r }"""
    liar = """fn validate(c) { %lib = load lib
      %r = call %lib.chain(c)
      %t = const true
      return %t }"""
    swallowing = """fn validate(c) { %lib = load lib
      try { %r = call %lib.must(c) } catch e { }
      %t = const true
      return %t }"""
    assert main(body, honest)["then"] == {"chain"}
    assert main(body, liar)["then"] == set()
    assert main(body, swallowing)["then"] == set()


def test_constants_returned_on_different_paths_keep_what_they_tell() -> None:
    helper = """fn validate(c) { %lib = load lib
      %r = call %lib.chain(c)
      if %r { %t = const true
        return %t }
      %f = const false
      return %f }"""
    seen = main('%f = load validate\n ok = call %f(cert)\n if ok { %a = const "at then" }', helper)
    assert seen["then"] == {"chain"}


def test_an_error_among_several_results_keeps_what_it_tells() -> None:
    helper = """fn validate(c) { %lib = load lib
      e = call %lib.err(c)
      if e { %n = const none
        %p = seq(%n, e)
        return %p }
      %n = const none
      %q = seq(c, %n)
      return %q }"""
    seen = main(
        """%f = load validate
      %r = call %f(cert)
      err = element %r[1]
      if err { return }
      %a = const "at after" """,
        helper,
    )
    assert seen["after"] == {"chain"}


def test_an_outcome_survives_fields_and_containers() -> None:
    seen = main("""
      ok = call %lib.chain(cert)
      %rec = record { "valid": ok }
      %v = field %rec.valid
      if %v { %a = const "at then" }
    """)
    assert seen["then"] == {"chain"}


def test_the_check_must_be_of_the_same_certificate() -> None:
    """A certificate read from another connection keeps its own facts apart."""
    seen = facts_at("""fn main(req, other) {
      cert = call req.peer()
      mine = call other.peer()
      %lib = load lib
      %x = call %lib.must(mine)
      raw = field cert.raw
      %t = field req.token
      %d = const "at after"
    }""")
    assert seen["after"] == {"chain"}


def test_deferred_code_runs_after_the_body() -> None:
    seen = main("""
      defer { %d = const "at deferred" }
      %x = call %lib.must(cert)
      return
    """)
    assert seen["deferred"] == {"chain"}


def test_captured_variables_are_shared_by_reference() -> None:
    seen = main("""
      ok = const false
      %c = closure fn inner() { %lib = load lib
        %cert = load cert
        %r = call %lib.chain(%cert)
        store ok = %r }
      %x = call %c()
      if ok { %a = const "at then" }
    """)
    assert seen["then"] == {"chain"}


def test_recursion_ends() -> None:
    seen = main(
        '%f = load again\n %x = call %f(cert)\n %a = const "at after"',
        """fn again(c) {
      %f = load again
      %r = call %f(c)
      return %r }""",
    )
    assert seen["after"] == set()
