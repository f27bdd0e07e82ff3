"""The C# frontend: what statements and expressions become."""

from __future__ import annotations

import pytest
from csharp_text import body, expect, lowered, module

from mtls_lint.ir import nodes as ir


def test_unqualified_names_are_locals_members_or_loaded() -> None:
    text = body(
        "var a = _f; P = a; Helper(a); next(a); _g(a); other = base.Q; f = (int?)null;",
        head="void M(Next next, int f)",
        members="int _f; int P { get; set; } Func<int> _g; void Helper(int x) {}",
    )
    assert text == expect("""
        %1 = field this._f
        a = %1
        set this.P = a
        %2 = call this.Helper(a)
        %3 = call next(a)
        %4 = field this._g
        %5 = call %4(a)
        %6 = field this.Q
        store other = %6
        %7 = const none
        %8 = %7 as int
        f = %8
    """)


def test_a_nested_type_sees_the_members_of_the_outer_one() -> None:
    source = "class A { static int limit; class B { int M() => limit; } }"
    assert "%1 = field this.limit" in lowered(source, "B.M")


def test_a_block_ends_its_variables() -> None:
    assert body("{ var x = 1; } x = 2;", members="int x;") == expect("""
        %1 = const 1
        x = %1
        %2 = const 2
        set this.x = %2
    """)


def test_calls_keep_keywords_type_arguments_and_anchor() -> None:
    source = "class A { void M() { a?.B<X, Y.Z>(1, flag: true)!.C; } }"
    function = module(source).functions["A.M"].lower()
    call = next(each for each in function.body if isinstance(each, ir.Call))
    assert [(arg.keyword, arg.value) for arg in call.args] == [
        ("", "%2"), ("flag", "%3"), ("<1>", "%4"), ("<2>", "%5"),
    ]  # fmt: skip
    assert source[slice(*call.span)] == "a?.B<X, Y.Z>(1, flag: true)"
    assert source[slice(*call.anchor)].startswith("B<")


def test_out_arguments_are_elements_of_the_result() -> None:
    assert body(
        "if (!TryGet(k, out var v, out _, out string s, out _f)) return;", "void M(int k)", "int _f;"
    ) == expect("""
        if {
          %1 = combine out()
          %2 = combine out()
          %3 = combine out()
          %4 = combine out()
          %5 = call this.TryGet(k, %1, %2, %3, %4)
          %6 = element %5[1]
          v = %6
          %7 = element %5[3]
          s = %7 as string
          %8 = element %5[4]
          set this._f = %8
          %9 = not %5
        } %9 {
          return
        }
    """)


def test_await_and_configure_await() -> None:
    assert body("var c = await f.G().ConfigureAwait(false);") == expect("""
        %1 = load f
        %2 = call %1.G()
        %3 = await %2
        c = %3
    """)


def test_object_initialisers_assign_to_the_new_object() -> None:
    text = body(
        """X o = new() { A = 1, B = { C = x }, ["k"] = y, D = { { "p", 1 }, z } };""",
        "void M(int x, int y, int z)",
    )
    assert text == expect("""
        %1 = load X
        %2 = new %1()
        %3 = const 1
        set %2.A = %3
        %4 = field %2.B
        set %4.C = x
        %5 = const "k"
        set %2[%5] = y
        %6 = field %2.D
        %7 = const "p"
        %8 = const 1
        set %6[%7] = %8
        %9 = call %6.Add(z)
        o = %2 as X
    """)


def test_records_collections_and_tuples() -> None:
    text = body("""
        var a = new { x.Cert, y, Z = 1 };
        var b = x with { P = y };
        var c = new[] { x, y };
        string[] d = [x, y];
        var e = [x, .. y];
        var (f, (g, _)) = (x, y);
    """, "void M(int x, int y)")  # fmt: skip
    assert text == expect("""
        %1 = field x.Cert
        %2 = const 1
        %3 = record { Cert: %1, y: y, Z: %2 }
        a = %3
        %4 = record { *x, P: y }
        b = %4
        %5 = seq (x, y)
        c = %5
        %6 = seq (x, y)
        d = %6 as string[]
        %7 = combine spread(x, y)
        e = %7
        %8 = seq (x, y)
        %9 = element %8[0]
        f = %9
        %10 = element %8[1]
        %11 = element %10[0]
        g = %11
    """)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (r'"a\"\u0041\n"', 'a"A\n'),
        ('@"a\\""b"', 'a\\"b'),
        ('"""a "b" c"""', 'a "b" c'),
        ('"""\n  a\n    b\n  """', "a\n  b"),
        ("'x'", "x"),
        ("0xFF_FFu", 65535),
        ("0b101L", 5),
        ("1_000", 1000),
        ("-3", -3),
        ("2.5e1m", 25.0),
        ("default(int)", 0),
        ("default", None),
        ("nameof(a.Cert)", "Cert"),
    ],
)
def test_literals(written: str, value: ir.Literal) -> None:
    first = module(f"class A {{ object M() => {written}; }}").functions["A.M"].lower().body[0]
    assert isinstance(first, ir.Const)
    assert first.value == value


def test_templates_keep_their_constant_parts() -> None:
    assert body('var s = $"a{x:N2}{{b}}" + typeof(T);', "void M(int x)") == expect("""
        %1 = const "a"
        %2 = const "{b}"
        %3 = combine template(%1, x, %2)
        %4 = load T
        %5 = combine typeof(%4)
        %6 = combine "+"(%3, %5)
        s = %6
    """)


def test_assignments_of_every_kind() -> None:
    text = body("""
        x.A = y; x["k"] = y; x.N += y; x.Changed += OnChanged; x.Check += (a, _) => true; y++; x[^1] ??= y;
    """, "void M(X x, int y)")  # fmt: skip
    assert text == expect("""
        set x.A = y
        %1 = const "k"
        set x[%1] = y
        %2 = field x.N
        %3 = combine "+"(%2, y)
        set x.N = %3
        %4 = load OnChanged
        set x.Changed = %4
        %5 = closure fn <lambda>(a, _) owner=A {
          %1 = const true
          return %1
        }
        set x.Check = %5
        %6 = const 1
        %7 = combine "+"(y, %6)
        y = %7
        %9 = const 1
        %10 = combine "^"(%9)
        %8 = index x[%10]
        %11 = const none
        %12 = %8 != %11
        if %12 {
          %13 = %8
        } else {
          %14 = const 1
          %15 = combine "^"(%14)
          set x[%15] = y
          %13 = y
        }
    """)


def test_null_coalescing_throw_stands_in_its_branch() -> None:
    assert body("var c = x ?? throw new E();", "void M(X x)") == expect("""
        %1 = const none
        %2 = x != %1
        if %2 {
          %3 = x
        } else {
          %4 = load E
          %5 = new %4()
          throw %5
          %3 = %5
        }
        c = %3
    """)


@pytest.mark.parametrize(
    ("condition", "equivalent"),
    [
        ("x is not null && y || z", "x != null && y || z"),
        ("z || x is null && y", "z || x == null && y"),
        ("(y) && (z > 1)", "y && z > 1"),
        ("x is 1 or 2 && y", "(x == 1 || x == 2) && y"),
        ("x is > 3 and < 5", "x > 3 && x < 5"),
        ("x is M.None", "x == M.None"),
        ("x is M.None ? y : z", "x == M.None ? y : z"),
        ("x is not (null or 1)", "!(x == null || x == 1)"),
        ("x is not 1 or 2", "!(x == 1) || x == 2"),
        ("x is { A.B: 1 }", "x != null && x.A.B == 1"),
        ("x is { }", "x != null"),
    ],
)
def test_patterns_mean_what_the_language_says(condition: str, equivalent: str) -> None:
    head = "object M(int x, int y, int z)"
    assert body(f"return {condition};", head) == body(f"return {equivalent};", head)


def test_type_patterns_bind_their_variables() -> None:
    assert body(
        "if (x is not X509Certificate2 { Ok: var ok } cert) return; Use(cert, ok);", "void M(object x)"
    ) == expect("""
        if {
          %1 = x is X509Certificate2
          cert = x as X509Certificate2
          if %1 {
            %3 = field x.Ok
            %4 = const true
            ok = %3
            %2 = %4
          } else {
            %2 = %1
          }
          %5 = not %2
        } %5 {
          return
        }
        %6 = call this.Use(cert, ok)
    """)


def test_switches_group_empty_cases_and_leave_early() -> None:
    text = body("""
        while (true) {
            switch (x) {
                case 1: case 2: if (y) break; F(); break;
                case string s when y: continue;
                default: return;
            }
        }
    """, "void M(object x, bool y)")  # fmt: skip
    assert text == expect("""
        loop L1 {
          %1 = const true
        } while %1 do {
          scope L2 {
            if {
              %2 = const 1
              %3 = x == %2
              if %3 {
                %4 = %3
              } else {
                %5 = const 2
                %6 = x == %5
                %4 = %6
              }
            } %4 {
              if y {
                break L2
              }
              %7 = call this.F()
            } elif {
              %8 = x is string
              s = x as string
              if %8 {
                %9 = y
              } else {
                %9 = %8
              }
            } %9 {
              continue L1
            } else {
              return
            }
          }
        }
    """)


def test_switch_expressions_throw_when_nothing_matches() -> None:
    assert body("return x switch { null => 1, (1, _) => 2 };", "int M(object x)") == expect("""
        if {
          %2 = const none
          %3 = x == %2
        } %3 {
          %4 = const 1
          %1 = %4
        } elif {
          %5 = const true
          if %5 {
            %7 = element x[0]
            %8 = const 1
            %9 = %7 == %8
            %6 = %9
          } else {
            %6 = %5
          }
          if %6 {
            %11 = element x[1]
            %12 = const true
            %10 = %12
          } else {
            %10 = %6
          }
        } %10 {
          %13 = const 2
          %1 = %13
        } else {
          %14 = combine "no match"(x)
          throw %14
        }
        return %1
    """)


def test_exception_filters_rethrow() -> None:
    assert body("try { F(); } catch (E e) when (e.Soft) { } finally { G(); }") == expect("""
        try {
          %1 = call this.F()
        } catch (E) e {
          %2 = field e.Soft
          if %2 { } else {
            throw
          }
        } finally {
          %3 = call this.G()
        }
    """)


def test_loops_and_resources() -> None:
    text = body("""
        using var a = Open();
        using (var b = Open()) lock (b) F(b);
        for (int i = 0; i < 3; i++) { if (a) continue; break; }
        do F(a); while (a);
        foreach (var (k, v) in xs) F(k, v);
    """, "void M(object xs)")  # fmt: skip
    assert text == expect("""
        %1 = call this.Open()
        a = %1
        %2 = call this.Open()
        b = %2
        %3 = call this.F(b)
        %4 = const 0
        i = %4 as int
        loop L1 {
          %5 = const 3
          %6 = i < %5
        } while %6 do {
          if a {
            continue L1
          }
          break L1
        } step {
          %7 = const 1
          %8 = combine "+"(i, %7)
          i = %8
        }
        loop L2 post while a do {
          %9 = call this.F(a)
        }
        loop L3 do {
          %10 = each xs
          %11 = element %10[0]
          k = %11
          %12 = element %10[1]
          v = %12
          %13 = call this.F(k, v)
        }
    """)


def test_local_functions_are_hoisted_and_capture_by_name() -> None:
    assert body("var a = 1; F(); void F() { a = g; this.H(); }", members="int g;") == expect("""
        %1 = closure fn F() owner=A {
          %1 = load this
          %2 = field %1.g
          store a = %2
          %3 = load this
          %4 = call %3.H()
        }
        F = %1
        %2 = const 1
        a = %2
        %3 = call F()
    """)


def test_queries_are_loops_that_collect() -> None:
    assert body("var q = from X c in xs where c.Ok select c.Cert;", "void M(object xs)") == expect("""
        %1 = seq ()
        loop L1 do {
          %2 = each xs
          c = %2 as X
          %3 = field c.Ok
          if %3 { } else {
            continue L1
          }
          %4 = field c.Cert
          %1 = seq (%4)
        }
        q = %1
    """)


def test_a_variable_that_nothing_assigns_is_null() -> None:
    assert body("X x; F(ref x);") == expect("""
        x = const none
        %1 = call this.F(x)
    """)


def test_this_as_a_value() -> None:
    assert body("F(this); return this;") == expect("""
        %1 = call this.F(this)
        return this
    """)


def test_unknown_nodes_keep_their_calls() -> None:
    assert "call this.F()" in body("var x = __makeref(F());")
