"""The Python frontend: the index of a file, annotations, whole functions, broken source."""

from __future__ import annotations

import pytest
from python_text import body, index, lowered, same, text, unplaced

from mtls_lint.frontends.base import TooDeepError
from mtls_lint.ir import nodes as ir
from mtls_lint.ir.verifier import verify

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
        "Guard.get_x": "Guard",
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


def test_a_parameter_that_is_not_given_is_its_default() -> None:
    same(
        text("def f(a, verify=True, alg=alg, b=None, c=Depends(x)): pass"),
        """
        fn f(a, verify, alg, b, @Depends("x") c) {
          %1 = const none
          %2 = verify != %1
          if %2 {
            %3 = verify
          } else {
            %4 = const true
            %3 = %4
          }
          verify = %3
          %5 = const none
          %6 = alg != %5
          if %6 {
            %7 = alg
          } else {
            %8 = load alg
            %7 = %8
          }
          alg = %7
        }
        """,
    )


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
                def inner():
                    nonlocal n
                    n = a
            """
        ),
        """
        fn f(a) {
          store g = a
          n = a
          %1 = closure fn inner() {
            %1 = load a
            store n = %1
          }
          inner = %1
        }
        """,
    )


def test_nested_functions_keep_their_annotations() -> None:
    function = lowered("def f(app):\n    @app.before_request\n    def check(): pass")
    closures = [op.function for op in function.body if isinstance(op, ir.Closure)]
    assert [named(closure.annotations) for closure in closures] == [[("app.before_request", ())]]


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


# Broken and extreme source.


def test_empty_file() -> None:
    module = index("")
    assert module.functions["<module>"].lower().body == ()
    assert module.errors == ()


def test_what_parsed_is_kept_beside_what_did_not() -> None:
    module = index("def f(a):\n    return a.m()\n\n)(\n\ndef g(a):\n    return a.n()\n")
    assert module.errors
    assert {"f", "g"} <= set(module.functions)
    assert "call a.n()" in unplaced(module.functions["g"].lower())


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
