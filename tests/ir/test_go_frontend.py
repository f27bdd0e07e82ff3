"""The Go frontend: what the index of a file holds, and what bodies are lowered to."""

from __future__ import annotations

import re
import textwrap

import pytest

from mtls_lint.frontends import index
from mtls_lint.frontends.base import TooDeepError
from mtls_lint.ir import nodes as ir
from mtls_lint.ir.printer import show
from mtls_lint.ir.verifier import verify

DEPTH = 20_000


def module(source: str, path: str = "auth/guard.go") -> ir.Module:
    return index("go", path, textwrap.dedent(source).encode())


def lowered(source: str, name: str) -> str:
    """A function of a file as text without spans; it must be well-formed."""
    function = module(source).functions[name].lower()
    assert verify(function) == []
    return re.sub(r" [@^]\d+:\d+", "", show(function)).strip()


def body(statements: str, head: str = "func f()") -> str:
    """The lowered statements of a function, its head and last brace left away."""
    text = lowered(f"package p\n{head} {{\n{textwrap.dedent(statements)}\n}}\n", "f")
    return textwrap.dedent("\n".join(text.splitlines()[1:-1])).strip()


def expect(text: str) -> str:
    return textwrap.dedent(text).strip()


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


def test_calls_of_packages_methods_and_functions() -> None:
    text = body("token := jwt.Parse(raw, keys...)\ntoken.Claims.Get()(raw)", "func f(raw string, keys []any)")
    assert text == expect(
        """
        %1 = load jwt
        %2 = call %1.Parse(raw, *keys)
        token = %2
        %3 = field token.Claims
        %4 = call %3.Get()
        %5 = call %4(raw)
        """
    )


def test_a_call_keeps_the_place_of_its_expression_and_of_the_name_called() -> None:
    source = "package p\nfunc f() { x.Claims().Sign(1) }\n"
    calls = [op for op in module(source).functions["f"].lower().body if isinstance(op, ir.Call)]
    places = [(source[slice(*call.span)], source[slice(*call.anchor)]) for call in calls]
    assert places == [("x.Claims()", "Claims"), ("x.Claims().Sign(1)", "Sign")]


def test_several_results_are_elements_and_sequences() -> None:
    text = body("a, err := g()\n_, p.x = g()\nreturn a, err", "func f(p *T) (any, error)")
    assert text == expect(
        """
        %1 = load g
        %2 = call %1()
        %3 = element %2[0]
        a = %3
        %4 = element %2[1]
        err = %4
        %5 = load g
        %6 = call %5()
        %7 = element %6[1]
        set p.x = %7
        %8 = seq (a, err)
        return %8
        """
    )
    assert module("package p\nfunc f() (any, error) {}").functions["f"].lower().result_type == "(any, error)"


def test_a_swap_reads_before_it_writes() -> None:
    assert body("a, b = b, a", "func f(a, b int)") == "%1 = b\n%2 = a\na = %1\nb = %2"


def test_named_results_are_what_a_bare_return_gives() -> None:
    text = body("if n > 1 { return }\nerr = nil", "func f() (n int, err error)")
    assert text == expect(
        """
        %1 = const 0
        n = %1
        %2 = const none
        err = %2
        if {
          %3 = const 1
          %4 = n > %3
        } %4 {
          %5 = seq (n, err)
          return %5
        }
        %6 = const none
        err = %6
        %7 = seq (n, err)
        return %7
        """
    )


def test_else_ifs_are_arms_that_see_the_variables_of_those_before() -> None:
    text = body("if err := g(); err != nil { } else if x, err := h(err); x { use(err) } else { use(x) }")
    assert text == expect(
        """
        if {
          %1 = load g
          %2 = call %1()
          err = %2
          %3 = const none
          %4 = err != %3
        } %4 { } elif {
          %5 = load h
          %6 = call %5(err)
          %7 = element %6[0]
          x = %7
          %8 = element %6[1]
          err$1 = %8
        } x {
          %9 = load use
          %10 = call %9(err$1)
        } else {
          %11 = load use
          %12 = call %11(x)
        }
        """
    )


def test_comma_ok_is_a_test() -> None:
    text = body("v, ok := m[k]\nc, ok := v.(*jwt.Claims)\n_, open := <-m", "func f(m map[string]any, k string)")
    assert text == expect(
        """
        %1 = index m[k]
        %2 = const none
        %3 = %1 != %2
        v = %1
        ok = %3
        %4 = v is jwt.Claims
        %5 = v as jwt.Claims
        c = %5
        ok = %4
        %6 = combine receive(m)
        %7 = const none
        %8 = %6 != %7
        open = %8
        """
    )


def test_short_circuits_evaluate_the_right_side_in_its_branch() -> None:
    text = body("return a && !b() || c", "func f(a, c bool) bool")
    assert text == expect(
        """
        if a {
          %2 = load b
          %3 = call %2()
          %4 = not %3
          %1 = %4
        } else {
          %1 = a
        }
        if %1 {
          %5 = %1
        } else {
          %5 = c
        }
        return %5
        """
    )


def test_a_switch_is_an_if_whose_empty_cases_fall_together() -> None:
    text = body(
        """
        switch x {
        case 1, 2: g()
        case 3: fallthrough
        case 4: h(); break
        default: i()
        }
        """,
        "func f(x int, g, h, i func())",
    )
    assert text == expect(
        """
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
          %1 = call g()
        } elif {
          %8 = const 3
          %9 = x == %8
          if %9 {
            %10 = %9
          } else {
            %11 = const 4
            %12 = x == %11
            %10 = %12
          }
        } %10 {
          %7 = call h()
        } else {
          %13 = call i()
        }
        """
    )


def test_a_case_that_falls_through_runs_the_next_and_a_break_leaves_early() -> None:
    text = body(
        "switch { case a: g(); fallthrough\ncase b: if a { break }; h() }", "func f(a, b bool, g, h func())"
    )
    assert text == expect(
        """
        scope L1 {
          if a {
            %1 = call g()
            if a {
              break L1
            }
            %2 = call h()
          } elif b {
            if a {
              break L1
            }
            %3 = call h()
          }
        }
        """
    )


def test_a_type_switch_binds_its_variable_as_the_type() -> None:
    text = body(
        "switch k := key.(type) { case *rsa.PublicKey: g(k)\ncase A, B: g(k)\ncase nil: return }",
        "func f(key any, g func(any))",
    )
    assert text == expect(
        """
        if {
          %3 = key is rsa.PublicKey
        } %3 {
          %1 = key as rsa.PublicKey
          k = %1
          %2 = call g(k)
        } elif {
          %5 = key is A
          if %5 {
            %6 = %5
          } else {
            %7 = key is B
            %6 = %7
          }
        } %6 {
          k = key
          %4 = call g(k)
        } elif {
          %8 = const none
          %9 = key == %8
        } %9 {
          k = key
          return
        }
        """
    )


def test_a_select_takes_one_case() -> None:
    text = body("select { case v := <-in: g(v)\ncase out <- 1: g(2) }", "func f(in, out chan int, g func(int))")
    assert text == expect(
        """
        if {
          %1 = combine select()
        } %1 {
          %2 = combine receive("in")
          v = %2
          %3 = call g(v)
        } else {
          %4 = const 1
          %5 = combine send(out, %4)
          %6 = const 2
          %7 = call g(%6)
        }
        """
    )


def test_loops_and_labels() -> None:
    text = body(
        """
        outer:
        for i := 0; i < n; i++ {
            for k, v := range xs { if v == k { continue outer }; break outer }
        }
        for { break }
        """,
        "func f(n int, xs []int)",
    )
    assert text == expect(
        """
        %1 = const 0
        i = %1
        loop L1 {
          %2 = i < n
        } while %2 do {
          loop L2 do {
            %3 = combine key(xs)
            k = %3
            %4 = each xs
            v = %4
            if {
              %5 = v == k
            } %5 {
              continue L1
            }
            break L1
          }
        } step {
          %6 = const 1
          %7 = combine "+"(i, %6)
          i = %7
        }
        loop L3 {
          %8 = const true
        } while %8 do {
          break L3
        }
        """
    )


def test_composite_literals() -> None:
    source = """
        package p

        import "crypto/tls"

        const cnf = "cnf"
        type Pair struct { left, right int }

        func f(pool P) {
            c := &tls.Config{ClientAuth: tls.NoClientCert, ClientCAs: pool}
            m := Map{"a": map[string]any{cnf: 1}}
            m["b"] = []*Pair{{1, 2}, {left: 3}}
            j := jose.Key{c, m}
            k := jwt.MapClaims{cnf: 1}
        }
    """
    assert lowered(source, "f") == expect(
        """
        fn f(pool: P) {
          %1 = load tls
          %2 = field %1.NoClientCert
          %3 = record crypto/tls.Config { ClientAuth: %2, ClientCAs: pool }
          c = %3
          %4 = load cnf
          %5 = const 1
          %6 = record map { [%4]: %5 }
          %7 = record Map { a: %6 }
          m = %7
          %8 = const 1
          %9 = const 2
          %10 = record Pair { left: %8, right: %9 }
          %11 = const 3
          %12 = record Pair { left: %11 }
          %13 = seq (%10, %12)
          %14 = const "b"
          set m[%14] = %13
          %15 = seq (c, m)
          %16 = %15 as jose.Key
          j = %16
          %17 = load cnf
          %18 = const 1
          %19 = record jwt.MapClaims { [%17]: %18 }
          k = %19
        }
        """
    )


def test_conversions_allocations_and_pointers() -> None:
    source = """
        package p

        type Handler func()

        func f(s string, g func()) {
            b := []byte(s)
            n := uint64(len(b))
            h := Handler(g)
            t := (*Token)(n)
            a, l := new(jwt.Parser), make([]int, n)
            json.Unmarshal(b, &t)
            *t = *a
            d := b[1:n]
            e := pkg.Decode[Handler](d)
        }
    """
    assert lowered(source, "f") == expect(
        """
        fn f(s: string, g: func) {
          %1 = s as byte[]
          b = %1
          %2 = load len
          %3 = call %2(b)
          %4 = %3 as uint64
          n = %4
          %5 = g as Handler
          h = %5
          %6 = n as Token
          t = %6
          %7 = record jwt.Parser { }
          %8 = seq ()
          a = %7
          l = %8
          %9 = load json
          %10 = t
          %11 = call %9.Unmarshal(b, %10)
          %12 = a
          t = %12
          %13 = const 1
          %14 = combine slice(b, %13, n)
          d = %14
          %15 = load pkg
          %16 = call %15.Decode(d)
          e = %16
        }
        """
    )


def test_variables_without_a_value_hold_their_zero_value() -> None:
    text = body(
        "var a int\nvar b string\nvar c *x509.Cert\nvar d tls.Config\nvar e error\nvar g, h bool\nvar i []T"
    )
    assert text == expect(
        """
        %1 = const 0
        a = %1
        %2 = const ""
        b = %2
        %3 = const none
        %4 = %3 as x509.Cert
        c = %4
        %5 = record tls.Config { }
        d = %5
        %6 = const none
        e = %6
        %7 = const false
        g = %7
        %8 = const false
        h = %8
        %9 = const none
        %10 = %9 as T[]
        i = %10
        """
    )


def test_literals() -> None:
    text = body(
        'g("a\\t\\"\\u00e9", `r\\n`, 0x1F, 0o17, 017, 1_000, -2.5, \'x\', nil, true)', "func f(g func(...any))"
    )
    values = re.findall(r"const (.*)", text)
    escapes = ['"a\\t\\"\\u00e9"', '"r\\\\n"']
    assert values == [*escapes, "31", "15", "15", "1000", "-2.5", '"x"', "none", "true"]


def test_function_literals_capture_by_name() -> None:
    text = body(
        """
        err := g()
        if x { err := h(); use(func(t *jwt.Token) error { n = 1; return err }) }
        use(func() { err = nil })
        """,
        "func f(x bool, n int)",
    )
    assert text == expect(
        """
        %1 = load g
        %2 = call %1()
        err = %2
        if x {
          %3 = load h
          %4 = call %3()
          err$1 = %4
          %5 = load use
          %6 = closure fn f$1(t: jwt.Token) -> error {
            %1 = const 1
            store n = %1
            %2 = load err$1
            return %2
          }
          %7 = call %5(%6)
        }
        %8 = load use
        %9 = closure fn f$2() {
          %1 = const none
          store err = %1
        }
        %10 = call %8(%9)
        """
    )


def test_defer_go_panic_and_goto() -> None:
    text = body("defer a.Close()\ngo g(a)\nif a.b { goto end }\nend:\npanic(a)", "func f(a T)")
    assert text == expect(
        """
        defer {
          %1 = call a.Close()
        }
        %2 = load g
        %3 = call %2(a)
        if {
          %4 = field a.b
        } %4 {
          %5 = combine goto()
          throw %5
        }
        throw a
        %6 = const none
        """
    )


def test_package_variables_are_stored() -> None:
    source = """
        package p

        var pool *x509.CertPool
        const (
            First = iota
            Second
        )
        var key, err = load(First)
        var _ Checker = guard
    """
    assert lowered(source, "<module>") == expect(
        """
        fn <module>() {
          %1 = const none
          %2 = %1 as x509.CertPool
          store pool = %2
          %3 = load iota
          store First = %3
          %4 = combine iota()
          store Second = %4
          %5 = load load
          %6 = load First
          %7 = call %5(%6)
          %8 = element %7[0]
          store key = %8
          %9 = element %7[1]
          store err = %9
          %10 = load guard
        }
        """
    )
    assert "<module>" not in module("package p\nfunc f() {}\n").functions


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
