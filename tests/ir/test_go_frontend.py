"""The Go frontend: what the index of a file holds, malformed files, limits."""

from __future__ import annotations

import re

import pytest
from go_text import module

from mtls_lint.frontends import index
from mtls_lint.frontends.base import TooDeepError
from mtls_lint.ir import nodes as ir
from mtls_lint.ir.printer import show
from mtls_lint.ir.verifier import verify

DEPTH = 20_000


def test_a_module_is_its_directory_and_knows_its_package() -> None:
    found = module("package auth\n")
    assert (found.name, found.exports, found.path) == ("auth", {"package": "auth"}, "auth/guard.go")
    assert index("go", "main.go", b"package main\n").name == ""


def test_imports_lose_their_major_version_and_get_the_name_that_is_used() -> None:
    found = module(
        """
        package p

        import "fmt"
        import (
            "crypto/x509"
            "github.com/golang-jwt/jwt/v5"
            "github.com/go-jose/go-jose/v4/cipher"
            "gopkg.in/square/go-jose.v2"
            "github.com/org/ring-go"
            ctls "crypto/tls"
            . "example.com/dot/v3"
            _ "embed"
        )
        var a = jose.RS256
        var b = ring.New()
        """
    )
    assert found.imports == {
        "fmt": "fmt",
        "x509": "crypto/x509",
        "jwt": "github.com/golang-jwt/jwt",
        "cipher": "github.com/go-jose/go-jose/cipher",
        "jose": "gopkg.in/square/go-jose",
        "ring": "github.com/org/ring-go",
        "ctls": "crypto/tls",
    }
    assert found.wildcards == ("example.com/dot",)


def test_types_have_fields_bases_and_resolved_names() -> None:
    types = module(
        """
        package p

        import ("crypto/x509"; "github.com/golang-jwt/jwt/v5"; "sync/atomic")

        type Claims struct {
            jwt.RegisteredClaims
            *Base
            Cnf, Other map[string]any `json:"cnf"`
            Chain []*x509.Certificate
            Pool  atomic.Pointer[x509.CertPool]
        }
        type Checker interface { Closer; Check(c *x509.Certificate) error }
        type MyClaims jwt.MapClaims
        type Box[T any] struct { value T }
        """
    ).types
    assert types["Claims"].bases == ("github.com/golang-jwt/jwt.RegisteredClaims", "Base")
    assert types["Claims"].fields == {
        "RegisteredClaims": "github.com/golang-jwt/jwt.RegisteredClaims",
        "Base": "Base",
        "Cnf": "map",
        "Other": "map",
        "Chain": "crypto/x509.Certificate[]",
        "Pool": "sync/atomic.Pointer",
    }
    assert types["Checker"].is_interface
    assert types["Checker"].bases == ("Closer",)
    assert types["MyClaims"].bases == ("github.com/golang-jwt/jwt.MapClaims",)
    assert types["Box"].fields == {"value": "T"}


def test_functions_are_named_by_receiver_type_and_counted() -> None:
    found = module(
        """
        package p

        func init() {}
        func init() {}
        func (g *Guard) Check(a, b int, _ string, rest ...[]byte) bool { return a == b }
        func (Box[T]) Open(int, string) {}
        func extern() int
        """
    ).functions
    assert list(found) == ["init", "init#2", "Guard.Check", "Box.Open"]
    check = found["Guard.Check"].lower()
    assert (check.receiver, check.owner, check.result_type) == ("g", "Guard", "bool")
    assert check.params == (
        ir.Param("a", "int"),
        ir.Param("b", "int"),
        ir.Param("_$1", "string"),
        ir.Param("rest", "byte[]", rest=True),
    )
    unnamed = found["Box.Open"].lower()
    assert (unnamed.receiver, unnamed.owner) == ("", "Box")
    assert [param.name for param in unnamed.params] == ["_$1", "_$2"]


@pytest.mark.parametrize(
    "source",
    ["", "package", "package p\nfunc f( {", "package p\nfunc f() { x := ", "}{)(", "package p\ntype T struct {"],
)
def test_what_does_not_parse_is_passed_over(source: str) -> None:
    found = module(source)
    assert bool(found.errors) == bool(source)
    for function in found.functions.values():
        assert verify(function.lower()) == []


def test_what_parsed_beside_an_error_is_there() -> None:
    found = module("package p\nfunc a() { g( }\nfunc b() { h(1) }\n")
    assert found.errors
    assert "call %1(%2)" in re.sub(r" [@^]\d+:\d+", "", show(found.functions["b"].lower()))


@pytest.mark.parametrize(
    ("before", "middle", "after"),
    [
        ("(", "1", ")"),
        ("{", "", "}"),
        ("if a {", "", "}"),
        ("func() {", "", "}()"),
        ("g(", "", ")"),
        ("!", "a", ""),
    ],
    ids=["parentheses", "blocks", "ifs", "literals", "calls", "negations"],
)
def test_nesting_without_end_is_refused_when_lowered(before: str, middle: str, after: str) -> None:
    found = module(f"package p\nfunc f() {{ {before * DEPTH}{middle}{after * DEPTH} }}\nfunc g() {{}}\n")
    with pytest.raises(TooDeepError):
        found.functions["f"].lower()
    assert found.functions["g"].lower().body == ()


@pytest.mark.parametrize(
    ("start", "link"),
    [("x := 1", " + a"), ("x := a", " && a"), ("a", ".b()"), ("x := a", ".b[0]"), ("if a {}", " else if b {}")],
    ids=["sums", "conjunctions", "calls", "members", "alternatives"],
)
def test_long_chains_are_lowered(start: str, link: str) -> None:
    function = module(f"package p\nfunc f(a, b T) {{ {start}{link * 3000} }}\n").functions["f"].lower()
    assert verify(function) == []
