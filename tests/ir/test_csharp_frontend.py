"""The C# frontend: what the index of a file holds, and how it takes broken and deep source."""

from __future__ import annotations

import textwrap

import pytest
from csharp_text import expect, lowered, module

from mtls_lint.frontends import index
from mtls_lint.frontends.base import TooDeepError
from mtls_lint.ir.verifier import verify

DEPTH = 20_000


def test_the_header_gives_namespace_aliases_and_wildcards() -> None:
    found = module("""
        global using System.Net;
        using static Acme.Certs.Checks;
        using Jwt = System.IdentityModel.Tokens.Jwt;
        namespace Acme.Auth { namespace Inner { using Acme.Local; class A {} } }
    """)
    assert found.name == "Acme.Auth"
    assert found.imports == {"Jwt": "System.IdentityModel.Tokens.Jwt"}
    assert found.wildcards == ("System.Net", "Acme.Certs.Checks", "Acme.Local")


def test_a_file_scoped_namespace_names_the_module() -> None:
    assert module("namespace Acme.Auth;\nclass A {}").name == "Acme.Auth"


def test_types_have_bases_field_types_and_annotations() -> None:
    found = module("""
        using Jwt = Tokens.Jwt;
        [ApiController, Route("api/[controller]", Order = 2)]
        class Guard<T> : Base<T>, IChecker {
            private readonly List<X509Certificate2> _trusted, _more;
            Jwt.Handler _handler;
            public X509Certificate2? Own { get; init; }
            public string Name => "n";
            event EventHandler Changed;
            class Inner { Task<byte[]> digest; }
        }
        interface IChecker { bool Check(X509Certificate2 cert); }
        enum Mode { Strict = 1, Lax }
    """)
    guard = found.types["Guard"]
    assert guard.bases == ("Base", "IChecker")
    assert [(each.name, each.args) for each in guard.annotations] == [
        ("ApiController", ()),
        ("Route", ("api/[controller]", "Order=2")),
    ]
    assert guard.fields == {
        "_trusted": "X509Certificate2[]",
        "_more": "X509Certificate2[]",
        "_handler": "Tokens.Jwt.Handler",
        "Own": "X509Certificate2",
        "Changed": "EventHandler",
    }
    assert found.types["Inner"].fields == {"digest": "byte[]"}
    assert found.types["IChecker"].is_interface
    assert found.types["Mode"].fields == {"Strict": "Mode", "Lax": "Mode"}
    assert list(found.functions) == ["Guard.get_Name"]


def test_functions_have_unique_names_and_keep_overloads_apart() -> None:
    found = module("""
        class A {
            static A() {}
            public A() {}
            public A(int x) : this() {}
            void M() {}
            void M(int x) {}
            int P { get => 1; set { } }
            int this[int i] { get { return i; } }
            public static A operator +(A a, A b) => a;
            ~A() {}
            int x = 1;
        }
    """)
    assert set(found.functions) == {
        "A.<static>", "A.<init>", "A.<init>#2", "A.M", "A.M#2", "A.get_P", "A.set_P", "A.get_Item",
        "A.operator +", "A.Finalize", "A.<fields>",
    }  # fmt: skip
    assert all(each.owner == "A" for each in found.functions.values())


def test_primary_constructor_parameters_are_fields() -> None:
    source = """
        class Guard(IStore store) : Base(store) { bool Check(string id) => store.Has(id); }
        record Pair(string Key, X509Certificate2 Value);
    """
    assert module(source).types["Pair"].fields == {"Key": "string", "Value": "X509Certificate2"}
    assert lowered(source, "Guard.<init>") == expect("""
        fn Guard.<init>(store: IStore) receiver=this owner=Guard {
          set this.store = store
          %1 = load Base
          %2 = call %1."<init>"(store)
        }
    """)
    assert lowered(source, "Guard.Check") == expect("""
        fn Guard.Check(id: string) receiver=this owner=Guard -> bool {
          %1 = field this.store
          %2 = call %1.Has(id)
          return %2
        }
    """)


def test_partial_types_of_a_file_are_one() -> None:
    found = module("partial class A { int a; } partial class A : B { string b; void M() { } }")
    assert found.types["A"].fields == {"a": "int", "b": "string"}
    assert found.types["A"].bases == ("B",)


def test_field_initialisers_run_in_one_function() -> None:
    source = """
        class A {
            private readonly JwtHandler _handler = new();
            public Func<int, bool> Any { get; set; } = x => true;
        }
    """
    assert lowered(source, "A.<fields>") == expect("""
        fn A.<fields>() receiver=this owner=A {
          %1 = load JwtHandler
          %2 = new %1()
          set this._handler = %2
          %3 = closure fn <lambda>(x) owner=A {
            %1 = const true
            return %1
          }
          set this.Any = %3
        }
    """)


def test_parameters_carry_what_is_written_at_them() -> None:
    function = module("""
        static class A {
            static bool M(this X509Certificate2 cert, [FromHeader(Name = "X-Cert")] string header, out int n,
                ref int m, params string[] rest) { n = 0; return true; }
        }
    """).functions["A.M"]
    cert, header, n, m, rest = function.lower().params
    assert (cert.type, [each.name for each in cert.annotations]) == ("X509Certificate2", ["this"])
    assert [(each.name, each.args) for each in header.annotations] == [("FromHeader", ("Name=X-Cert",))]
    assert [each.name for each in n.annotations] == ["out"]
    assert [each.name for each in m.annotations] == ["ref"]
    assert (rest.name, rest.type, rest.rest) == ("rest", "string[]", True)


def test_attribute_arguments_are_literals_names_and_types() -> None:
    found = module("""
        class A {
            [HttpPost("token"), AuthorizeAttribute(Schemes = Defaults.Scheme)]
            [ServiceFilter(typeof(Filter)), Flag(true, null, f())]
            async Task<string> M() { }
        }
    """).functions["A.M"]
    assert [(each.name, each.args) for each in found.annotations] == [
        ("HttpPost", ("token",)),
        ("Authorize", ("Schemes=Defaults.Scheme",)),
        ("ServiceFilter", ("Filter",)),
        ("Flag", ("true", "null")),
    ]
    assert found.lower().annotations == found.annotations
    assert found.lower().is_async
    assert found.lower().result_type == "string"


def test_top_level_variables_are_not_local() -> None:
    source = """
        var app = Build(args);
        foreach (var x in app.Items) { var y = x; Use(y); }
        string Sign(Key k) => app.Sign(k);
    """
    assert set(module(source).functions) == {"<module>", "Sign"}
    assert lowered(source, "<module>") == expect("""
        fn <module>() {
          %1 = load Build
          %2 = load args
          %3 = call %1(%2)
          store app = %3
          %4 = load app
          %5 = field %4.Items
          loop L1 do {
            %6 = each %5
            x = %6
            y = x
            %7 = load Use
            %8 = call %7(y)
          }
        }
    """)
    assert "%1 = load app" in lowered(source, "Sign")


def test_a_bare_method_is_a_function() -> None:
    found = module("public bool IsRevoked(X509Certificate2 cert)\n{ return chain.Build(cert); }")
    function = found.functions["IsRevoked"].lower()
    assert (function.owner, function.receiver) == ("", "")
    assert found.errors == ()


def test_conditional_compilation_keeps_both_sides() -> None:
    source = """
        class A {
        #if NET8
            void M() {}
        #else
            void N() {}
        #endif
        }
    """
    assert set(module(source).functions) == {"A.M", "A.N"}


def test_conditional_compilation_in_the_middle_of_an_expression_takes_the_first_branch() -> None:
    source = """
        class A {
            int M() =>
        #if NET8
                Clock.Now() ??
        #else
                Other.Now() ??
        #endif
                F();
        }
    """
    assert module(source).errors == ()
    text = lowered(source, "A.M")
    assert "load Clock" in text
    assert "load Other" not in text
    function = module(source).functions["A.M"]
    assert textwrap.dedent(source)[slice(*function.span)].endswith("F();")


@pytest.mark.parametrize("content", [b"", b"\0\xff\xfe", b"((((", b"class", b"namespace ;", b"using ;"])
def test_nothing_of_use_gives_no_functions(content: bytes) -> None:
    assert index("csharp", "A.cs", content).functions == {}


def test_a_type_without_end_keeps_its_members() -> None:
    found = module("class A : B { void F() { x(); } int y = 3; void G() {")
    assert found.errors
    assert "A.F" in found.functions
    assert found.types["A"].bases == ("B",)


def test_truncated_source_is_indexed_and_lowered_wherever_it_ends() -> None:
    source = b"""
        using System;
        namespace N {
            [Route("x")] class A(int p) : B(p) {
                string S { get; set; } = "a";
                async Task<int> M(out int n, params int[] r) {
                    if (s is { Length: > 3, A.B: not null } t && r is not null || n > 2)
                        return new() { X = { Y = 1 } };
                    var q = from a in r where a > 1 join b in r on a equals b select a;
                    var f = x => x switch { 1 => $"a{z}", A.B when z => throw new E(), _ => z };
                    return await r.F(out var z, f!);
                }
            }
        }
    """
    for end in range(len(source)):
        for function in index("csharp", "A.cs", source[:end]).functions.values():
            assert verify(function.lower()) == []


@pytest.mark.parametrize(
    ("opening", "middle", "closing"),
    [("f(", "1", ")"), ("[", "1", "]"), ("!", "a", ""), ("a => ", "1", ""), ("a ? b : ", "1", "")],
    ids=["calls", "collections", "negations", "lambdas", "conditionals"],
)
def test_expressions_that_nest_too_deep_are_refused(opening: str, middle: str, closing: str) -> None:
    nested = opening * DEPTH + middle + closing * DEPTH
    found = module(f"class A {{ void M() {{ x = {nested}; }} void N() {{ }} }}")
    with pytest.raises(TooDeepError):
        found.functions["A.M"].lower()
    assert verify(found.functions["A.N"].lower()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "x" + ".f(1)" * 2000 + ";",
        "x = a" + " + a" * 2000 + ";",
        "x = a" + " && a" * 2000 + ";",
        "x = a" + " ?? a" * 2000 + ";",
        "x = a is 1" + " or 2" * 2000 + ";",
        "if (a) b();" + " else if (a) b();" * 2000,
        "switch (a) { " + "case 1: f(); break; " * 2000 + "}",
    ],
    ids=["calls", "sums", "conjunctions", "defaults", "alternatives", "branches", "cases"],
)
def test_long_chains_are_not_deep(statement: str) -> None:
    function = module(f"class A {{ void M() {{ {statement} }} }}").functions["A.M"]
    assert verify(function.lower()) == []


def test_deeply_nested_types_are_indexed() -> None:
    found = module("class A { " * DEPTH + "void M() { }" + "}" * DEPTH)
    assert set(found.functions) == {"A.M"}
