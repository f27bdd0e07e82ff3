"""The Java frontend: branches, switches, patterns, loops, exceptions."""

from __future__ import annotations

from java_text import body, expect, inner, lowered


def test_an_else_if_chain_is_one_if_and_its_pattern_variables_live_on() -> None:
    text = body(
        "if (!(o instanceof Cert c)) return; else if (x()) y(); else z(); c.use();", head="void m(Object o)"
    )
    assert text == expect("""
        if {
          %1 = o is Cert
          c = o as Cert
          %2 = not %1
        } %2 {
          return
        } elif {
          %3 = call this.x()
        } %3 {
          %4 = call this.y()
        } else {
          %5 = call this.z()
        }
        %6 = call c.use()
    """)


def test_record_patterns_take_components_apart() -> None:
    source = """
        record P(Object left, int right) {}
        class A { void m(Object o) { if (o instanceof P(Q(var x), int n)) use(x, n); } }
    """
    assert inner(lowered(source, "A.m")) == expect("""
        if {
          %1 = o is P
          %2 = field o.left
          if %1 {
            %4 = %2 is Q
            %5 = element %2[0]
            x = %5
            %3 = %4
          } else {
            %3 = %1
          }
          %6 = field o.right
          n = %6
        } %3 {
          %7 = call this.use(x, n)
        }
    """)


def test_a_colon_switch_groups_labels_falls_through_and_breaks() -> None:
    text = body("switch (s) { case A: case B: one(); break; case C: if (q) break; two(); default: three(); }")
    assert text == expect("""
        %1 = load s
        scope L1 {
          if {
            %2 = load A
            %3 = %1 == %2
            if %3 {
              %4 = %3
            } else {
              %5 = load B
              %6 = %1 == %5
              %4 = %6
            }
          } %4 {
            %7 = call this.one()
          } elif {
            %8 = load C
            %9 = %1 == %8
          } %9 {
            if {
              %10 = load q
            } %10 {
              break L1
            }
            %11 = call this.two()
            %12 = call this.three()
          } else {
            %13 = call this.three()
          }
        }
    """)


def test_a_switch_expression_yields_and_throws_when_nothing_matches() -> None:
    text = body(
        'v = switch (s) { case "a", "b" -> 1; case Cert c when c.ok() -> { if (q) yield 2; yield 3; } };',
        head="void m(Object s, boolean q, int v)",
    )
    assert text == expect("""
        scope L1 {
          if {
            %2 = const "a"
            %3 = s == %2
            if %3 {
              %4 = %3
            } else {
              %5 = const "b"
              %6 = s == %5
              %4 = %6
            }
          } %4 {
            %7 = const 1
            %1 = %7
          } elif {
            %8 = s is Cert
            c = s as Cert
            if %8 {
              %10 = call c.ok()
              %9 = %10
            } else {
              %9 = %8
            }
          } %9 {
            if q {
              %11 = const 2
              %1 = %11
              break L1
            }
            %12 = const 3
            %1 = %12
          } else {
            %13 = combine MatchException()
            throw %13
          }
        }
        v = %1
    """)


def test_loops_and_labels() -> None:
    text = body("""
        outer: for (Cert c : certs()) { while (c.more()) { if (c.ok()) continue outer; break; } }
        for (int i = 0; i < 3; i++) i();
        do { f(); } while (g());
        for (;;) break;
        done: { if (f()) break done; g(); }
    """)
    assert text == expect("""
        %1 = call this.certs()
        loop L1 do {
          %2 = each %1
          c = %2 as Cert
          loop L2 {
            %3 = call c.more()
          } while %3 do {
            if {
              %4 = call c.ok()
            } %4 {
              continue L1
            }
            break L2
          }
        }
        %5 = const 0
        i = %5
        loop L3 {
          %6 = const 3
          %7 = i < %6
        } while %7 do {
          %8 = call this.i()
        } step {
          %9 = combine "++"(i)
          i = %9
        }
        loop L4 post {
          %10 = call this.g()
        } while %10 do {
          %11 = call this.f()
        }
        loop L5 {
          %12 = const true
        } while %12 do {
          break L5
        }
        scope L6 {
          if {
            %13 = call this.f()
          } %13 {
            break L6
          }
          %14 = call this.g()
        }
    """)


def test_try_with_resources_and_multi_catch() -> None:
    source = """
        import java.io.IOException;
        class A { void m() {
            try (var s = open()) { s.read(); } catch (IOException | BadCert e) { throw new X(e); }
            finally { end(); }
            try (Lock l = lock()) { l.use(); }
        } }
    """
    assert inner(lowered(source, "A.m")) == expect("""
        try {
          %1 = call this.open()
          s = %1
          %2 = call s.read()
        } catch (java.io.IOException, BadCert) e {
          %3 = load X
          %4 = new %3(e)
          throw %4
        } finally {
          %5 = call this.end()
        }
        %6 = call this.lock()
        l = %6 as Lock
        %7 = call l.use()
    """)


def test_an_assertion_is_evaluated_and_decides_nothing() -> None:
    assert body("synchronized (lock) { assert a() : b(); }", members="Object lock;") == expect("""
        %1 = field this.lock
        %2 = call this.a()
        %3 = call this.b()
    """)
