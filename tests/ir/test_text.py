"""The text form of the IR: what is printed is read back, and what is wrong is said."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtls_lint.ir import nodes as ir
from mtls_lint.ir.parser import IRSyntaxError, parse
from mtls_lint.ir.printer import COMPARISONS, show
from mtls_lint.ir.verifier import verify

EVERYTHING = """\
@Secured("ADMIN", "a, \\"b\\"") @0:9
@Path
async fn Guard.check(@Valid @10:16 req: express.Request, ...rest) receiver=this owner=Guard -> T[] @0:900 {
  %1 = load crypto
  %2 = field req.socket @20:30
  set req.user = %2
  %3 = index req[%2]
  set req[%2] = %3
  %4 = call %1.sign(%3, key=%2, *rest, more=*rest) @10:40 ^15:20
  %5 = new %1(req)
  claims = record jwt.MapClaims { sub: %1 @3:4, "a b": %2, [%3]: %4, *%5 }
  empty = record { }
  %7 = seq (%1, %2)
  %8 = element %7[0]
  %9 = each %7
  %10 = %1 == %2
  %11 = %1 is x509.Certificate
  "in" = %1 as "a type"
  %13 = not %10
  %14 = combine "+"(%1, "in")
  %15 = await %4
  again = %15 @7:8
  store total = %14
  %16 = closure @Test fn <lambda>(x) @1:2 {
    return x
  } @3:4
  if @5:6 {
    %17 = not %10
  } %17 {
    return %11 @50:60
  } elif %10 { } else {
    throw %1
  }
  loop L1 @9:10 {
    %18 = const true
  } while %18 do {
    break L1
  } step {
    %19 = const -1.5
  }
  loop L2 post do {
    continue L2
  }
  try @1:2 {
    %20 = const "s\\n"
  } catch (A, b.B) e @3:4 {
    throw
  } catch { } finally {
    %21 = const none
  }
  scope L4 {
    break L4
  }
  defer {
    %22 = const 12
  }
  return
}
"""

names = st.sampled_from(["%1", "x", "in", "is", "call", "const", "ä b", 'q"', "@1:2", "#", "%$", "index"])
members = st.sampled_from(["sign", "as", "a.b", "record", "1", "*", "[]", "fn"])
types = st.sampled_from(
    ["T", "java.util.List", "T[]", "crypto/x509.Certificate", "<module>", "a b", "f#2", "-> x"]
)
spans = st.one_of(
    st.just(ir.NOWHERE),
    st.builds(lambda start, size: ir.Span(start, start + size), st.integers(0, 99), st.integers(0, 99)),
)
literals = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(1 << 99),
    st.text(),
    st.floats(allow_nan=False, allow_infinity=False),
)
markers: st.SearchStrategy[tuple[ir.Annotation, ...]] = st.lists(
    st.builds(ir.Annotation, types, st.lists(st.text(max_size=5), max_size=2).map(tuple), spans), max_size=2
).map(tuple)


def many(of: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(of, max_size=3).map(tuple)


entries = st.one_of(
    st.builds(ir.Entry, members, names, spans),
    st.builds(ir.Entry, st.none(), names, spans, st.none() | names),
)
arguments = st.builds(ir.Arg, names, st.just("") | members, st.booleans())
simple: list[st.SearchStrategy[ir.Stmt]] = [
    st.builds(ir.Const, names, literals, spans),
    st.builds(ir.Copy, names, names, spans),
    st.builds(ir.Load, names, types, spans),
    st.builds(ir.Store, types, names, spans),
    st.builds(ir.Field, names, names, members, spans),
    st.builds(ir.SetField, names, members, names, spans),
    st.builds(ir.Index, names, names, names, spans),
    st.builds(ir.SetIndex, names, names, names, spans),
    st.builds(ir.Record, names, st.lists(entries, max_size=3).map(tuple), spans, st.just("") | types),
    st.builds(ir.Sequence, names, many(names), spans),
    st.builds(ir.Element, names, names, st.integers(0, 9), spans),
    st.builds(ir.Iterate, names, names, spans),
    st.builds(
        ir.Call,
        names,
        names,
        st.lists(arguments, max_size=3).map(tuple),
        spans,
        st.just("") | members,
        st.booleans(),
        spans,
    ),
    st.builds(ir.Await, names, names, spans),
    st.builds(ir.Compare, names, st.sampled_from(COMPARISONS), names, names, spans),
    st.builds(ir.TypeTest, names, names, types, spans),
    st.builds(ir.Not, names, names, spans),
    st.builds(ir.Combine, names, members, many(names), spans),
    st.builds(ir.Cast, names, names, types, spans),
    st.builds(ir.Break, names, spans),
    st.builds(ir.Continue, names, spans),
    st.builds(ir.Return, st.none() | names, spans),
    st.builds(ir.Throw, st.none() | names, spans),
]
params = st.builds(ir.Param, names, st.just("") | types, st.booleans(), markers)


def functions(blocks: st.SearchStrategy[ir.Block]) -> st.SearchStrategy[ir.Function]:
    return st.builds(
        ir.Function,
        types,
        st.lists(params, max_size=2).map(tuple),
        blocks,
        spans,
        st.just("") | names,
        st.just("") | types,
        st.booleans(),
        st.just("") | types,
        markers,
    )


def nested(blocks: st.SearchStrategy[ir.Block]) -> st.SearchStrategy[ir.Block]:
    arms = st.lists(st.builds(ir.Arm, blocks, names, blocks), min_size=1, max_size=3).map(tuple)
    clauses = st.builds(ir.Handler, many(types), st.none() | names, blocks, spans)
    handlers = st.lists(clauses, max_size=2).map(tuple)
    compound: list[st.SearchStrategy[ir.Stmt]] = [
        st.builds(ir.If, arms, blocks, spans),
        st.builds(ir.Loop, names, blocks, st.none() | names, blocks, blocks, spans, st.booleans()),
        st.builds(ir.Scope, names, blocks, spans),
        st.builds(ir.Try, blocks, handlers, blocks, spans),
        st.builds(ir.Defer, blocks, spans),
        st.builds(ir.Closure, names, functions(blocks), spans),
    ]
    return st.lists(st.one_of(*simple, *compound), max_size=3).map(tuple)


leaves: st.SearchStrategy[ir.Block] = st.lists(st.one_of(*simple), max_size=3).map(tuple)
bodies = st.recursive(leaves, nested, max_leaves=5)


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(functions(bodies))
def test_what_is_printed_is_read_back(function: ir.Function) -> None:
    assert parse(show(function)) == (function,)


def test_every_form_prints_as_it_was_written() -> None:
    (function,) = parse(EVERYTHING)
    assert show(function) == EVERYTHING
    assert verify(function) == []


def test_text_written_by_hand_may_be_terse() -> None:
    text = """
    # a comment
    fn f(a, b) {            # another
      %1 = call a(b); x = copy %1
      %2 = record {
        k: x,               # entries on lines of their own
      }
      if x { return %2 }
    }

    fn g() { }
    """
    first, second = parse(text)
    call = ir.Call("%1", "a", (ir.Arg("b"),), ir.NOWHERE)
    record = ir.Record("%2", (ir.Entry("k", "x", ir.NOWHERE),), ir.NOWHERE)
    branch = ir.If((ir.Arm((), "x", (ir.Return("%2", ir.NOWHERE),)),), (), ir.NOWHERE)
    assert first.body == (call, ir.Copy("x", "%1", ir.NOWHERE), record, branch)
    assert second.name == "g"
    assert verify(first) == []


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("fn f() {\n  x = const y\n}", 2, "a literal"),
        ("fn f() {\n  x y\n}", 2, "'=' after 'x'"),
        ('fn f() {\n  x = "s"\n}', 2, "a literal is written: const"),
        ("fn f() {\n  return in\n}", 2, "needs quotes"),
        ("fn f() {\n  x = y z\n}", 2, "an operation"),
        ("fn f() {\n  x = y @1:2 z\n}", 2, "the end of the line"),
        ("fn f() {\n\n  x = call y(a b)\n}", 3, "',' or ')'"),
        ("fn f() {\n  x = element y[a]\n}", 2, "a position"),
        ("fn f() {\n  loop L { }\n}", 2, "'do'"),
        ('fn f() {\n  x = const "\\q"\n}', 2, "a JSON string"),
        ("fn f() {", 1, "a statement"),
        ("f() { }", 1, "'fn'"),
        ("fn f() " + "{ defer " * 200, 1, "nested blocks"),
    ],
)
def test_a_syntax_error_names_line_and_reason(text: str, line: int, reason: str) -> None:
    with pytest.raises(IRSyntaxError, match=f"^line {line}: expected ") as error:
        parse(text)
    assert reason in str(error.value)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x = %1", "'%1' is used before it is defined"),
        ("x = %1; %1 = const 1", "'%1' is used before it is defined"),
        ("x = y", "'y' is used, but nothing defines it"),
        ("if y { }", "'y' is used, but nothing defines it"),
        ("loop L { } while y do { }", "'y' is used, but nothing defines it"),
        ("break L", "break 'L' is in no loop or scope of that label"),
        ("scope L { continue L }", "continue 'L' is in no loop of that label"),
        ("loop L do { defer { break L } }", "break 'L' is in no loop or scope of that label"),
        ("scope L { x = closure fn g() { break L } }", "break 'L' is in no loop or scope of that label"),
        ("scope L { }; scope L { }", "the label 'L' is there twice"),
        ('x = a "<=>" a', "'<=>' is no comparison"),
        ('x = field a.""', "empty name: variable or member"),
        ('x = combine ""(a)', "empty name: operator"),
        ('"" = const 1', "empty name: result"),
        ("x = const 1 @5:3", "the span 5:3 ends before it starts"),
        ("x = closure fn g(p, p) { }", "the parameter 'p' is there twice"),
        ("x = closure fn g() { y = a }", "'a' is used, but nothing defines it"),
    ],
)
def test_the_verifier_names_the_problem(text: str, problem: str) -> None:
    (function,) = parse(f"fn f(a) {{ {text} }}")
    assert [found.split(": ", 1)[1] for found in verify(function)] == [problem]


def test_a_local_may_be_used_before_its_definition_in_a_loop() -> None:
    (function,) = parse("fn f() { loop L post { c = x == x } while c do { x = const 1; y = x; break L } }")
    assert verify(function) == []


def test_printer_and_verifier_take_any_depth() -> None:
    block: ir.Block = ()
    for _ in range(2_000):
        block = (ir.Defer(block, ir.NOWHERE),)
    function = ir.Function("f", (), block, ir.NOWHERE)
    assert verify(function) == []
    assert show(function).count("defer") == 2_000


def test_an_integer_of_any_size_is_printed() -> None:
    wide = ir.Function("f", (), (ir.Const("x", 1 << 99_999, ir.NOWHERE),), ir.NOWHERE)
    assert parse(show(wide)) == (wide,)
