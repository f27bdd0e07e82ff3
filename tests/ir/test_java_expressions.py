"""The Java frontend: names, calls, operators, literals, lambdas."""

from __future__ import annotations

import pytest
from java_text import body, expect, inner, lowered

from mtls_lint.frontends import index
from mtls_lint.ir import nodes as ir


def test_names_are_locals_fields_inherited_fields_types_or_packages() -> None:
    text = body(
        """
        String local = f; inherited.run(); com.acme.Other.call(); Types.call();
        if (q) { String f = local; }
        f = null;
        """,
        members="String f;",
        extends="extends Elsewhere",
    )
    assert text == expect("""
        %1 = field this.f
        local = %1 as String
        %2 = field this.inherited
        %3 = call %2.run()
        %4 = load com
        %5 = field %4.acme
        %6 = field %5.Other
        %7 = call %6.call()
        %8 = load Types
        %9 = call %8.call()
        if {
          %10 = field this.q
        } %10 {
          f = local as String
        }
        %11 = const none
        set this.f = %11
    """)


def test_without_a_foreign_base_an_unknown_name_is_loaded() -> None:
    assert body("use(unknown);") == "%1 = load unknown\n%2 = call this.use(%1)"


def test_a_statically_imported_method_is_a_plain_call_unless_the_class_has_one() -> None:
    source = """
        import static lib.Tokens.sign;
        import static lib.Tokens.check;
        class A { void m() { sign(); check(); } void check() {} }
    """
    assert inner(lowered(source, "A.m")) == "%1 = load sign\n%2 = call %1()\n%3 = call this.check()"


def test_a_builder_chain_is_nested_calls_anchored_at_each_name() -> None:
    source = b"class A { String m(K k) { return Jwts.builder()\n.setClaims(c)\n.signWith(k).compact(); } }"
    function = index("java", "A.java", source).functions["A.m"].lower()
    calls = [op for op in function.body if isinstance(op, ir.Call)]
    assert [call.method for call in calls] == ["builder", "setClaims", "signWith", "compact"]
    assert [source[call.anchor.start : call.anchor.end].decode() for call in calls] == [
        call.method for call in calls
    ]
    assert source[calls[2].span.start : calls[2].span.end].startswith(b"Jwts.builder()")
    assert calls[2].args == (ir.Arg("k"),)


def test_a_declared_type_and_a_cast_show_and_var_copies() -> None:
    text = body("var a = certs; X509Certificate c = (X509Certificate) a[0]; c = other; boolean ok = c.ok();")
    assert text == expect("""
        %1 = load certs
        a = %1
        %2 = const 0
        %3 = index a[%2]
        %4 = %3 as X509Certificate
        c = %4 as X509Certificate
        %5 = load other
        c = %5 as X509Certificate
        %6 = call c.ok()
        ok = %6
    """)


def test_this_and_super_and_outer_this_mean_the_instance() -> None:
    assert body("Outer.this.x = this.y; super.m(); Outer.super.m(); this.z[0] = 1;") == expect("""
        %1 = field this.y
        set this.x = %1
        %2 = this as "^A"
        %3 = call %2.m()
        %4 = call this.m()
        %5 = const 1
        %6 = field this.z
        %7 = const 0
        set %6[%7] = %5
    """)


def test_constructors_call_one_another_by_init() -> None:
    source = "class A extends lib.Base { A(int x) { super(x); } A() { this(1); } }"
    assert inner(lowered(source, "A.<init>")) == '%1 = load Base\n%2 = call %1."<init>"(x)'
    assert inner(lowered(source, "A.<init>#2")) == '%1 = const 1\n%2 = call this."<init>"(%1)'


def test_method_references_are_members() -> None:
    assert body("f(Foo::bar, this::check, Foo::new, String[]::new, a.b::c);") == expect("""
        %1 = load Foo
        %2 = field %1.bar
        %3 = field this.check
        %4 = load Foo
        %5 = field %4.new
        %6 = load String
        %7 = field %6.new
        %8 = load a
        %9 = field %8.b
        %10 = field %9.c
        %11 = call this.f(%2, %3, %5, %7, %10)
    """)


def test_a_lambda_is_a_closure_over_locals_and_the_instance() -> None:
    text = body("Key k = key(); f((h, _) -> k, x -> { field = x; return; });", members="Key field;")
    assert text == expect("""
        %1 = call this.key()
        k = %1 as Key
        %2 = closure fn <lambda>(h, _$1) owner=A {
          %1 = load k
          return %1
        }
        %3 = closure fn <lambda>(x) owner=A {
          %1 = load this
          set %1.field = x
          return
        }
        %4 = call this.f(%2, %3)
    """)


def test_short_circuits_and_conditionals_lower_each_side_in_its_branch() -> None:
    text = body("ok = a() && b() || c ? 1 : 2;", members="boolean ok, c;")
    assert text == expect("""
        %1 = call this.a()
        if %1 {
          %3 = call this.b()
          %2 = %3
        } else {
          %2 = %1
        }
        if %2 {
          %4 = %2
        } else {
          %5 = field this.c
          %4 = %5
        }
        if %4 {
          %7 = const 1
          %6 = %7
        } else {
          %8 = const 2
          %6 = %8
        }
        set this.ok = %6
    """)


def test_operators() -> None:
    assert body('int n = 1 + 2 + 3 - -4; n += 2; n++; t = !(n >= 5) == "a".equals(b);') == expect("""
        %1 = const 1
        %2 = const 2
        %3 = const 3
        %4 = combine "+"(%1, %2, %3)
        %5 = const -4
        %6 = combine "-"(%4, %5)
        n = %6
        %7 = const 2
        %8 = combine "+"(n, %7)
        n = %8
        %9 = combine "++"(n)
        n = %9
        %10 = const 5
        %11 = n >= %10
        %12 = not %11
        %13 = const "a"
        %14 = load b
        %15 = call %13.equals(%14)
        %16 = %12 == %15
        store t = %16
    """)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0x1F", 31),
        ("017", 15),
        ("0b11", 3),
        ("1_000L", 1000),
        ("1.5e1f", 15.0),
        ("0x1p3", 8.0),
        ("'a'", "a"),
        (r'"a\n\u0041\101\""', 'a\nAA"'),
        (r'"\uD83D"', "\ufffd"),
        ('"""\n      one\n        two \\\n      three\n      """', "one\n  two three\n"),
        ("null", None),
        ("true", True),
    ],
)
def test_literals(written: str, value: ir.Literal) -> None:
    function = index("java", "A.java", f"class A {{ Object m() {{ return {written}; }} }}".encode())
    constant = function.functions["A.m"].lower().body[0]
    assert isinstance(constant, ir.Const)
    assert constant.value == value
    assert type(constant.value) is type(value)


def test_arrays() -> None:
    assert body('String[] a = {"x"}; f(new String[] {a[0]}, new X[0], new byte[n()]);') == expect("""
        %1 = const "x"
        %2 = seq (%1)
        a = %2 as String[]
        %3 = const 0
        %4 = index a[%3]
        %5 = seq (%4)
        %6 = seq ()
        %7 = call this.n()
        %8 = combine "new[]"(%7)
        %9 = call this.f(%5, %6, %8)
    """)
