"""The Java frontend: what the index of a file holds, and how it takes broken and deep source."""

from __future__ import annotations

import pytest
from java_text import expect, inner, lowered, module

from mtls_lint.frontends import index
from mtls_lint.frontends.base import TooDeepError
from mtls_lint.ir import nodes as ir
from mtls_lint.ir.printer import show
from mtls_lint.ir.verifier import verify

DEPTH = 20_000


def test_the_header_gives_package_imports_and_wildcards() -> None:
    found = module("""
        package com.acme.auth;
        import io.jsonwebtoken.Jwts;
        import static io.jsonwebtoken.Jwts.builder;
        import java.util.*;
        import static org.junit.Assert.*;
        class A {}
    """)
    assert found.name == "com.acme.auth"
    assert found.imports == {"Jwts": "io.jsonwebtoken.Jwts", "builder": "io.jsonwebtoken.Jwts.builder"}
    assert found.wildcards == ("java.lang", "java.util", "org.junit.Assert")


def test_types_have_bases_resolved_field_types_and_annotations() -> None:
    found = module("""
        import java.security.cert.X509Certificate;
        @RestController @RequestMapping(path = {"/a", "/b"}, method = RequestMethod.POST)
        class Guard extends Base<String> implements Checker, java.io.Serializable {
            private final List<X509Certificate> trusted;
            X509Certificate own, chain[];
            static class Inner { Outer.Deep deep; }
            interface Checker extends Closeable { boolean check(X509Certificate cert); }
        }
    """)
    guard = found.types["Guard"]
    certificate = "java.security.cert.X509Certificate"
    assert guard.bases == ("Base", "Checker", "java.io.Serializable")
    assert guard.fields == {"trusted": f"{certificate}[]", "own": certificate, "chain": f"{certificate}[]"}
    assert [(mark.name, mark.args) for mark in guard.annotations] == [
        ("RestController", ()),
        ("RequestMapping", ("path=/a", "path=/b", "method=RequestMethod.POST")),
    ]
    assert found.types["Checker"].is_interface
    assert found.types["Checker"].bases == ("Closeable",)
    assert not found.functions, "a method without a body says nothing of what it does"


def test_overloads_and_nested_types_of_one_name_stay_apart() -> None:
    found = module("""
        class A { void m() {} void m(int x) {} A() {} A(int x) {} static class B { void n() {} } }
        class C { static class B { void n() {} } void o() { new B(); } }
    """)
    assert {"A.m", "A.m#2", "A.<init>", "A.<init>#2", "B.n", "B#2.n"} <= set(found.functions)
    assert "load B#2" in show(found.functions["C.o"].lower()).replace('"', "")


def test_a_function_carries_its_parameters_owner_annotations_and_result() -> None:
    declared = module("""
        import java.security.cert.X509Certificate;
        class A {
            @GetMapping("/x")
            Optional<X509Certificate> m(@RequestHeader("h") String h, final X509Certificate... chain) {}
        }
    """).functions["A.m"]
    function = declared.lower()
    assert declared.owner == function.owner == "A"
    assert function.receiver == "this"
    assert function.result_type == "java.security.cert.X509Certificate"
    assert [(mark.name, mark.args) for mark in declared.annotations] == [("GetMapping", ("/x",))]
    header, chain = function.params
    assert (header.type, header.annotations[0].name, header.annotations[0].args) == (
        "String",
        "RequestHeader",
        ("h",),
    )
    assert (chain.name, chain.type, chain.rest) == ("chain", "java.security.cert.X509Certificate[]", True)


def test_fields_and_initialiser_blocks_become_one_function() -> None:
    source = 'class A { static final String K = "k"; int unset; { start(K); } static { boot(); } }'
    assert inner(lowered(source, "A.<fields>")) == expect("""
        %1 = const "k"
        %2 = %1 as String
        set this.K = %2
        %3 = field this.K
        %4 = call this.start(%3)
        %5 = call this.boot()
    """)


def test_enumeration_constants_are_made_by_construction() -> None:
    source = "enum Mode { STRICT(1) { boolean ok() { return true; } }, LAX; boolean ok() { return false; } }"
    assert inner(lowered(source, "Mode.<fields>")) == expect("""
        %1 = load Mode$1
        %2 = const 1
        %3 = new %1(%2)
        set this.STRICT = %3
        %4 = load Mode
        %5 = new %4()
        set this.LAX = %5
    """)
    assert module(source).types["Mode$1"].bases == ("Mode",)
    assert "Mode$1.ok" in module(source).functions


def test_a_record_has_its_constructor_and_accessors() -> None:
    source = "record P(String left, int right) { P { check(left); } public int right() { return 1; } }"
    assert inner(lowered(source, "P.<init>")) == expect("""
        %1 = call this.check(left)
        set this.left = left
        set this.right = right
    """)
    assert inner(lowered(source, "P.left")) == "%1 = field this.left\nreturn %1"
    assert "const 1" in lowered(source, "P.right")
    assert module(source).types["P"].fields == {"left": "String", "right": "int"}


def test_an_anonymous_class_is_a_type_that_reads_what_it_captures() -> None:
    source = """
        class A {
            X509Certificate own;
            X509TrustManager m(X509Certificate cert) {
                return new X509TrustManager() {
                    int seen;
                    public void check(String s) { seen = 1; use(cert, own); }
                };
            }
        }
    """
    assert module(source).types["A$1"].bases == ("X509TrustManager",)
    assert inner(lowered(source, "A.m")) == "%1 = load A$1\n%2 = new %1()\nreturn %2"
    assert inner(lowered(source, "A$1.check")) == expect("""
        %1 = const 1
        set this.seen = %1
        %2 = load cert
        %3 = field this.own
        %4 = call this.use(%2, %3)
    """)


def test_a_snippet_without_a_class_has_functions_and_module_statements() -> None:
    source = """
        String sign(X509Certificate cert) { return Jwts.builder().signWith(key).compact(); }
        X509Certificate cert = fromTls();
        if (!valid(cert)) { String why = "no"; throw new SecurityException(why); }
    """
    assert inner(lowered(source, "<module>")) == expect("""
        %1 = load fromTls
        %2 = call %1()
        %3 = %2 as X509Certificate
        store cert = %3
        if {
          %4 = load valid
          %5 = load cert
          %6 = call %4(%5)
          %7 = not %6
        } %7 {
          %8 = const "no"
          why = %8 as String
          %9 = load SecurityException
          %10 = new %9(why)
          throw %10
        }
    """)
    assert module(source).functions["sign"].lower().receiver == ""


def test_an_annotated_rest_parameter_that_the_grammar_lacks_is_a_parameter() -> None:
    found = module("class A { void m(int a, String @Nullable... scope) { f(scope); } }")
    assert found.functions["A.m"].lower().params[1:] == (ir.Param("scope", "String[]", rest=True),)


def test_a_truncated_class_keeps_what_parsed() -> None:
    found = module("class A { K key; void m() { use(key); } void n() { if (x) { bar(); }\n baz(")
    assert found.errors
    assert "field this.key" in show(found.functions["A.m"].lower())


@pytest.mark.parametrize("end", range(0, 400, 7))
def test_a_file_cut_anywhere_still_lowers(end: int) -> None:
    source = b"""
        package p; import a.B; record R(int x, String y) {} enum E { A { void f() {} }, B(1); }
        class A extends B<C> { int f = 1, g[] = {2}; A(int q) { super(q); } { init(); }
        @X("y") void m(T... t) { f(B::new, x -> { y(); }, new Z() { void q() { g = f; } });
        var v = switch (o) { case R(int a, var b) when a > 1 -> { yield 3; } default -> 4; };
        l: for (String s : t) { try (var w = s) { continue l; } catch (P | Q e) { } } } }
    """[: end * 2]
    for declared in index("java", "A.java", source).functions.values():
        assert verify(declared.lower()) == []


def test_an_empty_file() -> None:
    found = module("")
    assert (found.name, found.functions, found.types, found.errors) == ("", {}, {}, ())


@pytest.mark.parametrize(
    ("start", "middle", "end"),
    [("f(", "1", ")"), ("if (x) {", "", "}"), ("x = y -> ", "1;", ""), ("x = a ? b : ", "1;", "")],
    ids=["calls", "blocks", "lambdas", "conditionals"],
)
def test_nesting_past_the_limit_is_refused_when_lowered(start: str, middle: str, end: str) -> None:
    source = f"class A {{ void m() {{ {start * DEPTH}{middle}{end * DEPTH}; }} void n() {{ ok(); }} }}"
    found = index("java", "A.java", source.encode())
    with pytest.raises(TooDeepError):
        found.functions["A.m"].lower()
    assert "call this.ok()" in show(found.functions["A.n"].lower())


@pytest.mark.parametrize(
    "statement",
    [
        "a" + ".b()" * DEPTH + ";",
        "x = a" + " + a" * DEPTH + ";",
        "x = a" + " && a" * DEPTH + ";",
        "if (x) { f(); } else " * DEPTH + "g();",
        "x = " + "(" * DEPTH + "1" + ")" * DEPTH + ";",
    ],
    ids=["chain", "sum", "and", "else-if", "parentheses"],
)
def test_long_chains_are_no_nesting(statement: str) -> None:
    found = index("java", "A.java", f"class A {{ void m() {{ {statement} }} }}".encode())
    assert verify(found.functions["A.m"].lower()) == []


def test_deeply_nested_types_are_indexed() -> None:
    found = index("java", "A.java", ("class A { void m() {} " * 2_000 + "}" * 2_000).encode())
    assert len(found.types) == 2_000
