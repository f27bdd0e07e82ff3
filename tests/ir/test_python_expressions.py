"""What Python expressions become."""

from __future__ import annotations

import pytest
from python_text import body, lowered, same, text

from mtls_lint.ir import nodes as ir


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("a.m(b, k=c, *c, **d)", '%1 = call a.m(b, k=c, *c, "**"=*d)'),
        ("super().__init__(a)", '%1 = load super\n%2 = call %1()\n%3 = call %2."<init>"(a)'),
        ("a['k'].x", '%2 = const "k"\n%1 = index a[%2]\n%3 = field %1.x'),
        ("a[1:b]", "%2 = const 1\n%1 = combine slice(a, %2, b)"),
        ("(a)(b)", "%1 = call a(b)"),
        ("any(a)", "%1 = load any\n%2 = call %1(a)"),
        ("a is None", "%1 = const none\n%2 = a == %1"),
        ("a is not b", "%1 = a != b"),
        ("a not in b", "%1 = a in b\n%2 = not %1"),
        ("a + b + c", '%1 = combine "+"(a, b)\n%2 = combine "+"(%1, c)'),
        ("await a", "%1 = await a"),
        (
            "(yield a)",
            "%yielded = const none\n%yielded = a\n%1 = combine yield(a)\n%2 = seq (%yielded)\nreturn %2",
        ),
        ("x = -a", '%1 = combine "-"(a)\nx = %1'),
        ("f'{a}:{b:>{c}}'", '%1 = const ":"\n%2 = combine template(a, %1, b, c)'),
        ("x = ('a\\n' r'\\n')", '%1 = const "a\\n\\\\n"\nx = %1'),
        ("x = b'\\x41'", '%1 = const "A"\nx = %1'),
        ("x = 0x10, 1.5, -2", "%1 = const 16\n%2 = const 1.5\n%3 = const -2\n%4 = seq (%1, %2, %3)\nx = %4"),
        ("{'k': a, b: c, **d}", "%1 = record { k: a, [b]: c, *d }"),
        ("dict(k=a)", "%1 = load dict\n%2 = call %1(k=a)"),
        ("[a, *b]", "%1 = combine concat(a, b)"),
        ("{a, b}", "%1 = seq (a, b)"),
        ("isinstance(a, x.T)", "%1 = a is x.T"),
        ("isinstance(a, [b])", "%1 = load isinstance\n%2 = seq (b)\n%3 = call %1(a, %2)"),
        ("x = (n := a)", "n = a\nx = n"),
    ],
)
def test_expressions(expression: str, expected: str) -> None:
    assert body(expression) == expected


def test_call_spans_and_anchor() -> None:
    source = "def f(a):\n    a.b().decode(1)\n"
    calls = [op for op in lowered(source).body if isinstance(op, ir.Call)]
    assert [source[slice(*call.span)] for call in calls] == ["a.b()", "a.b().decode(1)"]
    assert [source[slice(*call.anchor)] for call in calls] == ["b", "decode"]


def test_cast_names_the_type() -> None:
    same(
        text("from typing import cast\nfrom m import T\ndef f(a):\n    return cast('T', a)"),
        """
        fn f(a) {
          %1 = a as m.T
          return %1
        }
        """,
    )


def test_short_circuit_sides_are_lowered_in_their_branch() -> None:
    same(
        body("return a and b.m() if c else d.n()"),
        """
        if c {
          if a {
            %3 = call b.m()
            %2 = %3
          } else {
            %2 = a
          }
          %1 = %2
        } else {
          %4 = call d.n()
          %1 = %4
        }
        return %1
        """,
    )


def test_chained_comparison_is_a_conjunction() -> None:
    same(
        body("a < b() <= c"),
        """
        %1 = call b()
        %2 = a < %1
        if %2 {
          %4 = %1 <= c
          %3 = %4
        } else {
          %3 = %2
        }
        """,
    )


def test_comprehension_keeps_every_call() -> None:
    same(
        body("x = {k(v): v for k, v in a.items() if b(v)}"),
        """
        %2 = call a.items()
        %3 = each %2
        %4 = element %3[0]
        k = %4
        %5 = element %3[1]
        v = %5
        %6 = call b(v)
        if %6 {
          %7 = call k(v)
          %1 = combine comprehension(%7, v)
        } else {
          %1 = combine comprehension()
        }
        x = %1
        """,
    )
