"""The JavaScript frontend: what bodies are lowered to."""

from __future__ import annotations

import re

import pytest
from javascript_text import body, lowered, module

from mtls_lint.ir import nodes as ir


def test_module_variables_are_never_local() -> None:
    assert body("let key = 1; key = 2; f(key)") == [
        "%1 = const 1",
        "store key = %1",
        "%2 = const 2",
        "store key = %2",
        "%3 = load f",
        "%4 = load key",
        "%5 = call %3(%4)",
    ]


def test_inner_variable_that_hides_another_is_renamed() -> None:
    source = "function f(cert) { if (cert) { const cert = g(); h(cert) } return cert }"
    lines = body(source, name="f")
    assert "cert$1 = %2" in lines
    assert "%4 = call %3(cert$1)" in lines
    assert lines[-1] == "return cert"


def test_captured_variable_is_loaded_by_the_name_it_got() -> None:
    source = "function f(a) { { let a = 1; run(() => { a = a + 1 }) } }"
    text = lowered(source, "f")
    assert "load a$1" in text
    assert "store a$1" in text


def test_nested_function_is_hoisted() -> None:
    lines = body("function f() { g(); function g() {} }", name="f")
    assert lines[:3] == ["%1 = closure fn g() { }", "g = %1", "%2 = call g()"]


def test_var_is_visible_in_the_whole_function() -> None:
    lines = body("function f(x) { if (x) { var y = 1 } return y }", name="f")
    assert lines[0] == "y = const none"
    assert lines[-1] == "return y"


def test_uninitialised_let_is_null() -> None:
    assert body("function f() { let t; return t }", name="f") == ["%1 = const none", "t = %1", "return t"]


def test_method_chain_anchors_at_each_member() -> None:
    source = "function f(a) { return a.b(1).c }"
    call = next(s for s in module(source).functions["f"].lower().body if isinstance(s, ir.Call))
    assert source[slice(*call.span)] == "a.b(1)"
    assert source[slice(*call.anchor)] == "b"


def test_calls() -> None:
    source = "function f(a, k) { a?.b?.(...k); a['c'](1); a[k](2); new a.T(); new k; (a!).d(); tag`x${k}` }"
    assert body(source, name="f") == [
        "%1 = call a.b(*k)",
        "%2 = const 1",
        "%3 = call a.c(%2)",
        "%4 = index a[k]",
        "%5 = const 2",
        "%6 = call %4(%5)",
        "%7 = field a.T",
        "%8 = new %7()",
        "%9 = new k()",
        "%10 = call a.d()",
        "%11 = load tag",
        '%12 = const "x"',
        "%13 = combine template(%12, k)",
        "%14 = call %11(%13)",
    ]


def test_callback_is_a_closure_argument() -> None:
    text = lowered("function f(t, k) { verify(t, k, async (err, d) => { if (err) return; use(d) }) }", "f")
    assert "closure async fn lambda(err, d)" in text
    assert "call %1(t, k, %2)" in text


def test_promise_chain_stays_calls() -> None:
    lines = body("async function f(p) { const r = await p.then(a).catch(b) }", name="f")
    assert "%2 = call p.then(%1)" in lines
    assert "%4 = call %2.catch(%3)" in lines
    assert "%5 = await %4" in lines


def test_top_level_handler_is_a_closure_of_the_module() -> None:
    text = lowered("app.post('/x', (req, res) => { req.socket.getPeerCertificate() })")
    assert "closure fn lambda(req, res)" in text
    assert "call %1.getPeerCertificate()" in text
    assert "call %1.post(%2, %3)" in text


def test_operators() -> None:
    source = """
    function f(a, b) {
      a === b; a !== null; 'x' in a; a instanceof B; typeof a === 'undefined'; typeof a !== 'string'
      !a; a + b; void 0; delete a.exp
    }
    """
    assert body(source, name="f") == [
        "%1 = a == b",
        "%3 = const none",
        "%2 = a != %3",
        '%4 = const "x"',
        "%5 = %4 in a",
        "%6 = a is B",
        "%8 = const none",
        "%7 = a == %8",
        "%9 = a is string",
        "%10 = not %9",
        "%11 = not a",
        '%12 = combine "+"(a, b)',
        "%13 = const 0",
        "%14 = const none",
        "%15 = const none",
        "set a.exp = %15",
        "%16 = const true",
    ]


@pytest.mark.parametrize(
    ("expression", "test", "when"),
    [("a && b()", "a", True), ("a || b()", "a", False), ("a ?? b()", "%1", False), ("a ? b() : a", "a", True)],
)
def test_second_operand_is_lowered_in_its_own_branch(expression: str, test: str, when: bool) -> None:
    function = module(f"function f(a) {{ return {expression} }}").functions["f"].lower()
    branch = next(statement for statement in function.body if isinstance(statement, ir.If))
    (arm,) = branch.arms
    assert arm.cond == test
    assert any(isinstance(s, ir.Call) for s in arm.body) is when
    assert any(isinstance(s, ir.Call) for s in branch.orelse) is not when
    assert not any(isinstance(statement, ir.Call) for statement in function.body)


def test_literals() -> None:
    source = r"""const x = ['a\n\x41\u{1F600}', 0x1F, 1_000, 1.5, 10n, true, null, undefined, `plain`, /re/]"""
    values = [s.value for s in module(source).functions["<module>"].lower().body if isinstance(s, ir.Const)]
    assert values == ["a\nA\U0001f600", 31, 1000, 1.5, 10, True, None, None, "plain", "/re/"]


def test_object_literal() -> None:
    source = "function f(a, k) { return { a, 'b-c': 1, [k]: 2, ...a, m() { return this.a } } }"
    text = lowered(source, "f")
    assert '%4 = record { a: a, "b-c": %1, [k]: %2, *a, m: %3 }' in text
    assert "closure fn m() receiver=this" in text


def test_destructuring() -> None:
    source = "function f({ a, b: { c = 1 }, ...r }, [d, , e]) { ({ a, x: r.y } = d) }"
    lines = body(source, name="f")
    for line in ("a = %3", "%4 = field %1.b", "%5 = field %4.c", "d = %11", "%12 = element %2[2]"):
        assert line in lines
    assert "r = %10" in lines
    assert lines[-1] == "set r.y = %14"


def test_default_parameter() -> None:
    lines = body("function f(a = 1) {}", name="f")
    assert lines[0:2] == ["%2 = const none", "%1 = a != %2"]
    assert lines[-1] == "a = %3"


def test_assignments() -> None:
    source = "function f(a, k) { a.b = 1; a[k] = a['x']; k += 1; k ??= a; a.n++ }"
    lines = body(source, name="f")
    assert lines[:5] == ["%1 = const 1", "set a.b = %1", '%3 = const "x"', "%2 = index a[%3]", "set a[k] = %2"]
    assert '%5 = combine "+"(k, %4)' in lines
    assert lines[-1].startswith("set a.n = ")


def test_typescript_assertions_are_casts() -> None:
    source = """
    import { TLSSocket } from 'tls'
    function f(s: any) { const t: TLSSocket = s; (s as TLSSocket).getPeerCertificate(); return <TLSSocket>s! }
    """
    assert body(source, name="f") == [
        "%1 = s as tls.TLSSocket",
        "t = %1",
        "%2 = s as tls.TLSSocket",
        "%3 = call %2.getPeerCertificate()",
        "%4 = s as tls.TLSSocket",
        "return %4",
    ]


def test_jsx_keeps_every_expression() -> None:
    lines = body("const x = <A b={f()} {...c}>{g()}<D/></A>", path="a.tsx")
    assert lines[-2:] == ["%6 = combine jsx(%2, %3, %5)", "store x = %6"]
    assert sum("call" in line for line in lines) == 2


def test_unknown_expression_keeps_its_calls() -> None:
    assert "%2 = call %1()" in body("function* f() { const x = yield g() }", name="f")


def test_else_if_is_one_branch() -> None:
    function = module("function f(a) { if (a) g(); else if (b) h(); else i() }").functions["f"].lower()
    (branch,) = function.body
    assert isinstance(branch, ir.If)
    assert len(branch.arms) == 2
    assert branch.orelse


def test_switch_groups_empty_cases() -> None:
    source = "function f(a) { switch (a) { case 1: case 2: g(); break; default: h() } }"
    (branch,) = module(source).functions["f"].lower().body
    assert isinstance(branch, ir.If)
    assert len(branch.arms) == 1
    assert branch.orelse
    assert "break" not in lowered(source, "f")


def test_switch_left_early_is_a_scope() -> None:
    text = lowered("function f(a) { switch (a) { case 1: if (b) break; g(); break; case 2: h() } }", "f")
    assert "scope L1 {" in text
    assert text.count("break L1") == 1


def test_case_without_a_break_runs_the_next_one() -> None:
    (branch,) = module("function f(a) { switch (a) { case 1: g(); case 2: h() } }").functions["f"].lower().body
    assert isinstance(branch, ir.If)
    assert [sum(isinstance(s, ir.Call) for s in arm.body) for arm in branch.arms] == [2, 1]


def test_loops() -> None:
    source = """
    async function f(a) {
      outer: for (let i = 0; i < 3; i++) { while (a) { continue outer } }
      for (const [k, v] of a) { if (k) break }
      for await (const x of a) g(x)
      do { h() } while (a)
      for (;;) {}
    }
    """
    text = lowered(source, "f")
    assert "continue L1" in text
    assert "break L3" in text
    assert re.search(r"(%\d+) = each a\n +(%\d+) = await \1\n +x = \2\n", text)
    assert "loop L5 post" in text
    assert "const true" in text


def test_labeled_block_is_a_scope() -> None:
    text = lowered("function f(a) { done: { if (a) break done; g() } }", "f")
    assert "scope L1" in text
    assert "break L1" in text


def test_try() -> None:
    text = lowered("function f() { try { g() } catch ({ message }) { throw message } finally { h() } }", "f")
    assert "} catch %3 {" in text
    assert "message = %4" in text
    assert "throw message" in text
    assert "} finally {" in text


def test_missing_object_is_nothing() -> None:
    assert body(".log()\n})") == ["%1 = const none", "%2 = call %1.log()"]
