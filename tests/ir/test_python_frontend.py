"""The Python frontend: small programs, the IR they become."""

from __future__ import annotations

import re
from textwrap import dedent, indent

import pytest

from mtls_lint import frontends
from mtls_lint.frontends.base import TooDeepError
from mtls_lint.ir import nodes as ir
from mtls_lint.ir.printer import show
from mtls_lint.ir.verifier import verify

_SPANS = re.compile(r" [@^]\d+:\d+")


def index(source: str, path: str = "app.py") -> ir.Module:
    return frontends.index("python", path, dedent(source).encode())


def lowered(source: str, name: str = "f", path: str = "app.py") -> ir.Function:
    function = index(source, path).functions[name].lower()
    assert verify(function) == []
    return function


def text(source: str, name: str = "f") -> str:
    """The IR of one function of ``source``, without spans, from its first line to its last brace."""
    return _SPANS.sub("", show(lowered(source, name))).strip()


def body(statements: str) -> str:
    """The IR of ``statements`` as the body of a function of ``a`` to ``d``."""
    shown = text("def f(a, b, c, d):\n" + indent(dedent(statements), "    "))
    return dedent("\n".join(shown.splitlines()[1:-1]))


def same(shown: str, expected: str) -> None:
    assert shown == dedent(expected).strip()


# The index.


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("app/auth/guard.py", "app.auth.guard"),
        ("app/auth/__init__.py", "app.auth"),
        ("./app.py", "app"),
        ("__init__.py", ""),
    ],
)
def test_module_name_is_the_dotted_path(path: str, name: str) -> None:
    assert index("", path).name == name


@pytest.mark.parametrize(
    ("statement", "imports"),
    [
        ("import jwt as pyjwt", {"pyjwt": "jwt"}),
        ("import a.b", {"a": "a"}),
        ("import a.b as c, d", {"c": "a.b", "d": "d"}),
        ("from jwt import decode as d, encode", {"d": "jwt.decode", "encode": "jwt.encode"}),
        ("from .x import y", {"y": "a.b.x.y"}),
        ("from . import y", {"y": "a.b.y"}),
        ("from ..x import (y,)", {"y": "a.x.y"}),
        ("from ....x import y", {"y": "x.y"}),
        ("try:\n    import ujson as json\nexcept ImportError:\n    import json", {"json": "ujson"}),
        ("if TYPE_CHECKING:\n    from m import T", {"T": "m.T"}),
        ("def f():\n    import jwt", {"jwt": "jwt"}),
        ("from __future__ import annotations", {}),
    ],
)
def test_imports(statement: str, imports: dict[str, str]) -> None:
    assert index(statement, "a/b/c.py").imports == imports


def test_relative_import_of_a_package_starts_at_the_package() -> None:
    assert index("from . import y", "a/b/__init__.py").imports == {"y": "a.b.y"}


def test_import_inside_a_function_yields_to_a_module_level_name() -> None:
    assert index("jwt = None\ndef f():\n    import jwt, json").imports == {"json": "json"}


def test_star_imports_are_wildcards() -> None:
    assert index("from jose import *\nfrom .x import *", "a/b.py").wildcards == ("jose", "a.x")


def test_declarations_and_their_owners() -> None:
    module = index(
        """
        def top():
            def nested(): pass
            class Local:
                def method(self): pass
        if X:
            def top(): pass
        check = lambda token: token
        class Guard(base.Guard[T], metaclass=M):
            LIMIT = 3
            def __init__(self): pass
            class Inner:
                def go(self): pass
            @property
            def x(self): pass
            @x.setter
            def x(self, value): pass
        """
    )
    assert {name: decl.owner for name, decl in module.functions.items()} == {
        "<module>": "",
        "check": "",
        "top": "",
        "Local.method": "Local",
        "top#2": "",
        "Guard.<fields>": "Guard",
        "Guard.<init>": "Guard",
        "Guard.Inner.go": "Guard.Inner",
        "Guard.x": "Guard",
        "Guard.x#2": "Guard",
    }
    assert module.types["Guard"].bases == ("base.Guard",)
    assert module.functions["check"].lower().params == (ir.Param("token"),)


def test_typing_overloads_are_not_declared() -> None:
    module = index("from typing import overload\n@overload\ndef f(a: int): ...\ndef f(a): return a")
    assert list(module.functions) == ["<module>", "f"]


def test_declared_field_types() -> None:
    module = index(
        """
        from cryptography import x509
        class Peer(Protocol):
            cert: x509.Certificate
            chain: list[x509.Certificate] = []
            def __init__(self):
                self.key: "Optional[Key]" = None
        """
    )
    assert module.types["Peer"].fields == {
        "cert": "cryptography.x509.Certificate",
        "chain": "cryptography.x509.Certificate[]",
        "key": "Key",
    }
    assert module.types["Peer"].is_interface


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("T", "m.T"),
        ('"T"', "m.T"),
        ("Optional[T]", "m.T"),
        ('Optional["T"]', "m.T"),
        ("T | None", "m.T"),
        ("None | T", "m.T"),
        ("Union[T, None]", "m.T"),
        ("Annotated[T, Depends(x)]", "m.T"),
        ("dict[str, T]", "dict"),
        ("Awaitable[T]", "m.T"),
    ],
)
def test_parameter_types(written: str, name: str) -> None:
    function = lowered(f"from m import T\ndef f(a: {written}) -> {written}: pass")
    assert (function.params[0].type, function.result_type) == (name, name)


# Annotations.


def named(found: tuple[ir.Annotation, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(annotation.name, annotation.args) for annotation in found]


def test_decorators_are_resolved_by_imports_and_keep_literals_and_names() -> None:
    module = index(
        """
        from fastapi import Depends as D
        import functools
        @app.post("/x", methods=["GET", 'POST'], timeout=3, dependencies=[D(check)], f=lambda: 1)
        @functools.cache
        def f(): pass
        """
    )
    decl = module.functions["f"]
    assert named(decl.annotations) == [
        ("app.post", ("/x", "methods=GET,POST", "timeout=3", "dependencies=D(check)")),
        ("fastapi.Depends", ("check",)),
        ("functools.cache", ()),
    ]
    assert decl.lower().annotations == decl.annotations


def test_injected_parameters() -> None:
    function = lowered(
        """
        from fastapi import Depends, Header
        User = Annotated[Account, Depends(get_user)]
        def f(a=Depends(auth.get), b: Annotated[str, Header(alias="X-Cert")] = None, c: User = 1, d=2): pass
        """
    )
    assert [(p.name, p.type, named(p.annotations)) for p in function.params] == [
        ("a", "", [("fastapi.Depends", ("auth.get",))]),
        ("b", "str", [("fastapi.Header", ("alias=X-Cert",))]),
        ("c", "Account", [("fastapi.Depends", ("get_user",))]),
        ("d", "", []),
    ]


# Functions.


def test_parameters_receiver_and_rest() -> None:
    method = lowered("class G:\n    async def m(self, a, /, b: int = 1, *c: T, d, **e: U): pass", "G.m")
    assert (method.receiver, method.owner, method.is_async) == ("self", "G", True)
    assert [(p.name, p.type, p.rest) for p in method.params] == [
        ("a", "", False),
        ("b", "int", False),
        ("c", "T[]", True),
        ("d", "", False),
        ("e", "", True),
    ]


@pytest.mark.parametrize(
    ("decorator", "receiver", "params"),
    [("@staticmethod", "", ["cls", "a"]), ("@classmethod", "cls", ["a"])],
)
def test_static_and_class_methods(decorator: str, receiver: str, params: list[str]) -> None:
    method = lowered(f"class G:\n    {decorator}\n    def m(cls, a): pass", "G.m")
    assert (method.receiver, [param.name for param in method.params]) == (receiver, params)


def test_class_body_sets_members() -> None:
    same(
        text(
            """
            class G:
                "doc"
                size: int
                LIMIT = 3
                DOUBLE: int = LIMIT * factor
                def m(self): pass
                alias = m
            """,
            "G.<fields>",
        ),
        """
        fn G.<fields>() receiver=self owner=G {
          %1 = const 3
          set self.LIMIT = %1
          %2 = field self.LIMIT
          %3 = load factor
          %4 = combine "*"(%2, %3)
          %5 = %4 as int
          set self.DOUBLE = %5
          %6 = field self.m
          set self.alias = %6
        }
        """,
    )


def test_module_variables_are_never_local() -> None:
    same(
        text("x = 1\ny = [x for v in x]\nif __name__ == '__main__':\n    main(y)", "<module>"),
        """
        fn <module>() {
          %1 = const 1
          store x = %1
          %3 = load x
          %4 = each %3
          v = %4
          %5 = load x
          %2 = combine comprehension(%5)
          store y = %2
          if {
            %6 = load __name__
            %7 = const "__main__"
            %8 = %6 == %7
          } %8 {
            %9 = load main
            %10 = load y
            %11 = call %9(%10)
          }
        }
        """,
    )


def test_global_nonlocal_and_captured_names() -> None:
    same(
        text(
            """
            def f(a):
                global g
                g = n = a
                @hook("x")
                def inner():
                    nonlocal n
                    n = a
            """
        ),
        """
        fn f(a) {
          store g = a
          n = a
          %1 = closure @hook("x") fn inner() {
            %1 = load a
            store n = %1
          }
          inner = %1
        }
        """,
    )


def test_lambda_in_a_comprehension_captures_the_renamed_variable() -> None:
    same(
        body("[lambda: a for a in b]"),
        """
        %2 = each b
        a$1 = %2
        %3 = closure fn <lambda>() {
          %1 = load a$1
          return %1
        }
        %1 = combine comprehension(%3)
        """,
    )


# Expressions.


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
        ("(yield a)", "%1 = combine yield(a)"),
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


# Statements.


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
        ("with a as x, b: pass", "x = a"),
        ("async with a as x: pass", "%1 = await a\nx = %1"),
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


# Broken and extreme source.


def test_empty_file() -> None:
    module = index("")
    assert module.functions["<module>"].lower().body == ()
    assert module.errors == ()


def test_what_parsed_is_kept_beside_what_did_not() -> None:
    module = index("def f(a):\n    return a.m()\n\n)(\n\ndef g(a):\n    return a.n()\n")
    assert module.errors
    assert {"f", "g"} <= set(module.functions)
    assert "call a.n()" in _SPANS.sub("", show(module.functions["g"].lower()))


_WHOLE = """
import jwt
class Guard:
    @hook
    async def check(self, token: str = Depends(x), *rest):
        async with a as b:
            try:
                for x, *y in [f"{v!r}" for v in rest if v.ok]:
                    z: T = self.d[x](lambda q: q)
                else:
                    del z
            except (A, B) as e:
                raise C from e
        match token:
            case {"k": v, **r} if (w := v): return w
"""


def test_truncated_source_is_lowered_without_an_exception() -> None:
    for end in range(len(_WHOLE)):
        for decl in index(_WHOLE[:end]).functions.values():
            assert verify(decl.lower()) == []


@pytest.mark.parametrize(
    "expression",
    ["[" * 20_000 + "]" * 20_000, "not " * 20_000 + "a", "a(" * 20_000 + ")" * 20_000],
    ids=["lists", "negations", "calls"],
)
def test_deep_nesting_is_passed_over(expression: str) -> None:
    module = index(f"def f(a):\n    return {expression}\n\ndef g(a):\n    return a\n")
    with pytest.raises(TooDeepError):
        module.functions["f"].lower()
    assert len(module.functions["g"].lower().body) == 1


@pytest.mark.parametrize(
    "expression",
    [
        "a" + ".m()" * 20_000,
        " + ".join(["a"] * 20_000),
        " and ".join(["a"] * 20_000),
        "(" * 20_000 + "a" + ")" * 20_000,
    ],
    ids=["calls", "sums", "conjunctions", "parentheses"],
)
def test_long_chains_are_not_deep(expression: str) -> None:
    assert lowered(f"def f(a):\n    return {expression}\n").body
