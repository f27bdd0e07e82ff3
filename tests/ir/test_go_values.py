"""The Go frontend: values, calls, assignments, declarations."""

from __future__ import annotations

import re

from go_text import body, expect, lowered, module

from mtls_lint.ir import nodes as ir


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
          %3 = const 0
          store First = %3
          %4 = const 1
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
