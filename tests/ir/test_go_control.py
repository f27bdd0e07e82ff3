"""The Go frontend: branches, loops, jumps."""

from __future__ import annotations

from go_text import body, expect


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
            %3 = each xs
            v = %3
            %4 = combine key(xs)
            k = %4
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


def test_defer_go_panic_and_goto() -> None:
    text = body("defer a.Close()\ngo g(a)\nif a.b { goto end }\nend:\npanic(a)", "func f(a T)")
    assert text == expect(
        """
        defer {
          %1 = call a.Close()
        }
        %2 = combine go()
        if %2 {
          %3 = load g
          %4 = call %3(a)
        }
        if {
          %5 = field a.b
        } %5 {
          %6 = combine goto()
          throw %6
        }
        throw a
        %7 = const none
        """
    )
