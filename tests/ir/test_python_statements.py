"""What Python statements become."""

from __future__ import annotations

import pytest
from python_text import body, same, text


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("a.x = b", "set a.x = b"),
        ("a['k'] = b", '%1 = const "k"\nset a[%1] = b'),
        ("del a[b]", "%1 = const none\nset a[b] = %1"),
        ("a |= b", '%1 = combine "|"(a, b)\na = %1'),
        ("x: T = a", "%1 = a as T\nx = %1"),
        ("x: Any = a", "x = a"),
        (
            "x, (y, z) = a",
            "%1 = element a[0]\nx = %1\n%2 = element a[1]\n%3 = element %2[0]\ny = %3\n%4 = element %2[1]\nz = %4",
        ),
        ("raise a from b", "throw a"),
        ("raise", "throw"),
        ("return", "return"),
        ("with a as x, b: pass", "%1 = call a.__enter__()\nx = %1\n%2 = call b.__enter__()"),
        ("async with a as x: pass", "%1 = call a.__aenter__()\n%2 = await %1\nx = %2"),
        ("import os; os.x()", "%1 = load os\n%2 = call %1.x()"),
        ("while True:\n    break", "loop L1 {\n  %1 = const true\n} while %1 do {\n  break L1\n}"),
    ],
)
def test_statements(statement: str, expected: str) -> None:
    assert body(statement) == expected


def test_unpacking_with_a_star() -> None:
    same(
        body("x, *y, z = a"),
        """
        %1 = element a[0]
        x = %1
        %2 = combine slice(a)
        y = %2
        %3 = each a
        z = %3
        """,
    )


def test_assert_raises_when_the_condition_fails() -> None:
    same(
        body("assert a, b.m()"),
        """
        if {
          %1 = not a
        } %1 {
          %2 = call b.m()
          %3 = load AssertionError
          throw %3
        }
        """,
    )


def test_elif_chain_is_one_if() -> None:
    same(
        body("if a:\n    return b\nelif b.m():\n    pass\nelse:\n    return c"),
        """
        if a {
          return b
        } elif {
          %1 = call b.m()
        } %1 { } else {
          return c
        }
        """,
    )


def test_loop_else_is_skipped_by_break() -> None:
    same(
        body("for x in a:\n    if x: break\n    continue\nelse:\n    b.m()"),
        """
        scope L2 {
          loop L1 do {
            %1 = each a
            x = %1
            if x {
              break L2
            }
            continue L1
          }
          %2 = call b.m()
        }
        """,
    )


def test_try_with_every_clause() -> None:
    same(
        body(
            """
            try: a.m()
            except (KeyError, x.E) as e: raise
            except: return
            else: b.m()
            finally: c.m()
            """
        ),
        """
        try {
          %1 = call a.m()
          %2 = call b.m()
        } catch (KeyError, x.E) e {
          throw
        } catch {
          return
        } finally {
          %3 = call c.m()
        }
        """,
    )


def test_suppressed_exceptions_do_not_stop_the_path() -> None:
    shown = text("from contextlib import suppress\ndef f(a):\n    with suppress(ValueError): a.m()")
    assert "try {" in shown
    assert "catch (ValueError) { }" in shown


def test_match_is_one_if() -> None:
    same(
        body(
            """
            match a:
                case "x" | None: return b
                case T(p=q) if q.m(): return q
                case [x, y]: return x
                case z: return z
            """
        ),
        """
        if {
          %1 = const "x"
          %2 = a == %1
          if %2 {
            %3 = %2
          } else {
            %4 = const none
            %5 = a == %4
            %3 = %5
          }
        } %3 {
          return b
        } elif {
          %6 = a is T
          if %6 {
            %8 = field a.p
            q = %8
            %9 = call q.m()
            %7 = %9
          } else {
            %7 = %6
          }
        } %7 {
          return q
        } elif {
          %10 = combine matches(a)
        } %10 {
          %11 = element a[0]
          x = %11
          %12 = element a[1]
          y = %12
          return x
        } else {
          z = a
          return z
        }
        """,
    )
