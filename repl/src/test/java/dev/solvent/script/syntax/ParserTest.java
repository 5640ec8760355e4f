package dev.solvent.script.syntax;

import static com.google.common.truth.Truth.assertThat;

import dev.solvent.source.SolventError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// In the tables ⏎ is a newline.
class ParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      textBlock =
          """
          1               ¦ 1
          1.5             ¦ 1.5
          .5              ¦ 0.5
          1e-9            ¦ 1.0E-9
          2E+3            ¦ 2000
          1_000.5_0       ¦ 1000.5
          1e999           ¦ Infinity
          1.e             ¦ (. 1 e)
          2 * .5          ¦ (* 2 0.5)
          [.5, .25]       ¦ [0.5 0.25]
          if (c) .5 else 1¦ (if c {0.5} {1})
          t.0             ¦ (. t 0)
          t.1.0           ¦ (. (. t 1) 0)
          t.1.0.25        ¦ (. (. (. t 1) 0) 25)
          f(x).0          ¦ (. (call f x) 0)
          "s".0           ¦ (. "s" 0)
          1..2            ¦ (.. 1 2)
          1..<n           ¦ (..< 1 n)
          1. .2           ¦ error
          true            ¦ true
          none            ¦ none
          λ + θ2          ¦ (+ λ θ2)
          x' - x''        ¦ (- x' x'')
          _a + a_b        ¦ (+ _a a_b)
          tangent + implicit ¦ (+ tangent implicit)
          tangent(x)      ¦ (call tangent x)
          1 /* a /* b */ c */ + 2 ¦ (+ 1 2)
          1 // and ( no more      ¦ 1
          #!/bin/solvent⏎1        ¦ 1
          """)
  void words(String script, String tree) {
    assertThat(tree(script)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      textBlock =
          """
          ""                          ¦ ""
          "x"                         ¦ "x"
          "a\\n\\t\\"\\\\\\$"         ¦ "a\\n\\t"\\$"
          "$x $ {y} $"                ¦ "$x $ {y} $"
          "${x}"                      ¦ "${x}"
          "a ${x + 1} b ${y}"         ¦ "a ${(+ x 1)} b ${y}"
          "${"in ${"side"}"}"         ¦ "${"in ${"side"}"}"
          "${f { it }}}"              ¦ "${(call f & (fn [it] {it}))}}"
          "${(w = {1}).w}"            ¦ "${(. (record w=(fn [] {1})) w)}"
          "${a⏎+ b}"                  ¦ "${(+ a b)}"
          "\\${x}"                    ¦ "${x}"
          "${/* } */ 1}"              ¦ "${1}"
          """)
  void strings(String script, String tree) {
    assertThat(tree(script)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      textBlock =
          """
          a |> f |> g        ¦ (|> (|> a f) g)
          a + b |> f         ¦ (|> (+ a b) f)
          a |> f + g         ¦ (|> a (+ f g))
          x |> f(y)          ¦ (|> x (call f y))
          a || b && c        ¦ (|| a (&& b c))
          a && b || c && d   ¦ (|| (&& a b) (&& c d))
          !a && b            ¦ (&& (! a) b)
          !a == b            ¦ (! (== a b))
          !!a                ¦ (! (! a))
          a && !b == c       ¦ (&& a (! (== b c)))
          a < b && c >= d    ¦ (&& (< a b) (>= c d))
          a != b + 1         ¦ (!= a (+ b 1))
          (a < b) == c       ¦ (== (< a b) c)
          0..<n + 1          ¦ (..< 0 (+ n 1))
          1..n == r          ¦ (== (.. 1 n) r)
          a + b - c          ¦ (- (+ a b) c)
          a - (b - c)        ¦ (- a (- b c))
          a + b * c          ¦ (+ a (* b c))
          a * b / c % d @ e  ¦ (@ (% (/ (* a b) c) d) e)
          -x^2               ¦ (- (^ x 2))
          (-x)^2             ¦ (^ (- x) 2)
          2^-1               ¦ (^ 2 (- 1))
          2^-1 * 3           ¦ (* (^ 2 (- 1)) 3)
          2^-x^2             ¦ (^ 2 (- (^ x 2)))
          a^b^c              ¦ (^ a (^ b c))
          (a^b)^c            ¦ (^ (^ a b) c)
          a * -b             ¦ (* a (- b))
          a - -b             ¦ (- a (- b))
          -a * b             ¦ (* (- a) b)
          -a.b               ¦ (- (. a b))
          --a                ¦ (- (- a))
          -f(x)^2            ¦ (- (^ (call f x) 2))
          """)
  void operators(String script, String tree) {
    assertThat(tree(script)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      textBlock =
          """
          ()                   ¦ (tuple)
          (x)                  ¦ x
          ((x))                ¦ x
          (x,)                 ¦ (tuple x)
          (x, dx)              ¦ (tuple x dx)
          (x, (y, _a),)        ¦ (tuple x (tuple y _a))
          (w = W, b = bias)    ¦ (record w=W b=bias)
          (w = 1,)             ¦ (record w=1)
          (w == 1)             ¦ (== w 1)
          []                   ¦ []
          [1, 2, 3,]           ¦ [1 2 3]
          [[1, 2], [3, 4]]     ¦ [[1 2] [3 4]]
          f()                  ¦ (call f)
          f(x)(y)              ¦ (call (call f x) y)
          f(x, k = 2)          ¦ (call f x k=2)
          f(x, (k = 2),)       ¦ (call f x (record k=2))
          f(a == b)            ¦ (call f (== a b))
          x.sum()              ¦ (call (. x sum))
          A.T @ x              ¦ (@ (. A T) x)
          d.in.val             ¦ (. (. d in) val)
          p.with(w = 2).w      ¦ (. (call (. p with) w=2) w)
          random.normal(0, 3)  ¦ (call (. random normal) 0 3)
          A[0]                 ¦ (at A 0)
          A[i, j]              ¦ (at A i j)
          A[-1]                ¦ (at A (- 1))
          A[1..<3]             ¦ (at A (..< 1 3))
          A[1..3, _]           ¦ (at A (.. 1 3) _)
          A[1..]               ¦ (at A (.. 1 -))
          A[..<2]              ¦ (at A (..< - 2))
          A[.., 0]             ¦ (at A (.. - -) 0)
          A[n - 2.., ..-1]     ¦ (at A (.. (- n 2) -) (.. - (- 1)))
          A[(1..2)]            ¦ (at A (.. 1 2))
          A[[2, 0, 2]]         ¦ (at A [2 0 2])
          A[x > 0]             ¦ (at A (> x 0))
          A[i |> f]            ¦ (at A (|> i f))
          A[_, 1,]             ¦ (at A _ 1)
          A[0][1](2)           ¦ (call (at (at A 0) 1) 2)
          """)
  void operands(String script, String tree) {
    assertThat(tree(script)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      textBlock =
          """
          { x -> x^2 }              ¦ (fn [x] {(^ x 2)})
          { x, (a, b) -> a }        ¦ (fn [x (a b)] {a})
          { A: [n, n], s: num -> s} ¦ (fn [A:[n,n] s:num] {s})
          { -> 3 }                  ¦ (fn [] {3})
          { 3 }                     ¦ (fn [] {3})
          { }                       ¦ (fn [] {})
          { it * 2 }                ¦ (fn [it] {(* it 2)})
          { "${it}" }               ¦ (fn [it] {"${it}"})
          { { it } }                ¦ (fn [] {(fn [it] {it})})
          { f({ x -> x + it }) }    ¦ (fn [it] {(call f (fn [x] {(+ x it)}))})
          { { it -> it } }          ¦ (fn [] {(fn [it] {it})})
          { fun g(it) = it; g }     ¦ (fn [] {(fun g [it] {it}); g})
          { fun g(x) = it; g }      ¦ (fn [it] {(fun g [x] {it}); g})
          { x.it }                  ¦ (fn [] {(. x it)})
          { ; a; ; b; }             ¦ (fn [] {a; b})
          { a ⏎ b }                 ¦ (fn [] {a; b})
          { x, ⏎ y -> ⏎ x }         ¦ (fn [x y] {x})
          fun(x, k = 2) = x^k       ¦ (fn [x k=2] {(^ x k)})
          fun() { 1 }               ¦ (fn [] {1})
          f { x -> x }              ¦ (call f & (fn [x] {x}))
          f(a) { x -> x }           ¦ (call f a & (fn [x] {x}))
          f(a)() { x }              ¦ (call (call f a) & (fn [] {x}))
          (f(a)) { x }              ¦ (call (call f a) & (fn [] {x}))
          f { 1 } { 2 }             ¦ (call (call f & (fn [] {1})) & (fn [] {2}))
          xs.map { it }             ¦ (call (. xs map) & (fn [it] {it}))
          t.0 { 1 }                 ¦ (call (. t 0) & (fn [] {1}))
          fs[0] { 1 }               ¦ (call (at fs 0) & (fn [] {1}))
          scan(xs, 0.0) { 1 }.1     ¦ (. (call scan xs 0 & (fn [] {1})) 1)
          grad { b -> b }(2)        ¦ (call (call grad & (fn [b] {b})) 2)
          b |> grad { x -> x }      ¦ (|> b (call grad & (fn [x] {x})))
          if (c) f { 1 } else g     ¦ (if c {(call f & (fn [] {1}))} {g})
          """)
  void functions(String script, String tree) {
    assertThat(tree(script)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      textBlock =
          """
          if (c) a else b              ¦ (if c {a} {b})
          if (c) a                     ¦ (if c {a})
          if (c) { a; b } else { }     ¦ (if c {a; b} {})
          if (a) 1 else if (b) 2 else 3¦ (if a {1} {(if b {2} {3})})
          if (c) a⏎else b              ¦ (if c {a} {b})
          if (c) { a }⏎⏎else⏎{ b }     ¦ (if c {a} {b})
          if (c) a; else b             ¦ (if c {a} {b})
          if (c)⏎a                     ¦ (if c {a})
          if (c) x = 1 else y = 2      ¦ (if c {(= x 1)} {(= y 2)})
          if (c) a else b + 1          ¦ (if c {a} {(+ b 1)})
          if (c) a else b |> f         ¦ (if c {a} {(|> b f)})
          if (c) { a } else { b } + 1  ¦ (+ (if c {a} {b}) 1)
          1 + if (c) a else b          ¦ (+ 1 (if c {a} {b}))
          (if (c) a else b)(1)         ¦ (call (if c {a} {b}) 1)
          """)
  void branches(String script, String tree) {
    assertThat(tree(script)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      textBlock =
          """
          val x = 1                       ¦ (val x 1)
          val (x, (y, _)) = t             ¦ (val (x (y _)) t)
          val () = t                      ¦ (val () t)
          val (x,) = t                    ¦ (val (x) t)
          val (x) = t                     ¦ (val x t)
          val x: [n, 3] = e               ¦ (val x:[n,3] e)
          var x: num = 1                  ¦ (var x:num 1)
          x = x + 1                       ¦ (= x (+ x 1))
          fun f(x, k = 2) = x^k           ¦ (fun f [x k=2] {(^ x k)})
          fun f(A: [n, m], x: [m], s: num): [n] = A @ x ¦ (fun f [A:[n,m] x:[m] s:num]:[n] {(@ A x)})
          fun f() { }                     ¦ (fun f [] {})
          fun f((x, y), _) { x; y }       ¦ (fun f [(x y) _] {x; y})
          fun f(x)⏎= x                    ¦ (fun f [x] {x})
          fun f(p: (w: [n], b: num), q: (num, [], (bool,)), r: (), s: (string)) = 1 ¦ (fun f [p:(w:[n],b:num) q:(num,[],(bool)) r:() s:string] {1})
          tangent f(x, dx) = dx           ¦ (tangent f [x dx] {dx})
          tangent solve((A, b), (dA, db)) { 1 } ¦ (tangent solve [(A b) (dA db)] {1})
          cotangent f(x, ct) = ct         ¦ (cotangent f [x ct] {ct})
          implicit f(s, x) = s - x        ¦ (implicit f [s x] {(- s x)})
          tangent = 1                     ¦ (= tangent 1)
          tangent⏎f(x)                    ¦ tangent; (call f x)
          val implicit = tangent(1)       ¦ (val implicit (call tangent 1))
          while (c) { x = 1 }             ¦ (while c {(= x 1)})
          while (c) x = 1                 ¦ (while c {(= x 1)})
          for (i in 0..<n) { }            ¦ (for i (..< 0 n) {})
          for ((a, b) in A) { a }         ¦ (for (a b) A {a})
          import "a/b.solv"               ¦ (import a/b.solv)
          import "a.solv" as s            ¦ (import a.solv s)
          f(x) = 1                        ¦ error
          """)
  void statements(String script, String tree) {
    assertThat(tree(script)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      textBlock =
          """
          a⏎b                          ¦ a; b
          a; b;                        ¦ a; b
          a⏎-b                         ¦ a; (- b)
          a -⏎b                        ¦ (- a b)
          a // no⏎b                    ¦ a; b
          a + // yes⏎b                 ¦ (+ a b)
          a /* ⏎ */ b                  ¦ a; b
          f⏎(x)                        ¦ f; x
          f⏎[0]                        ¦ f; [0]
          f⏎{ x }                      ¦ f; (fn [] {x})
          val x =⏎1                    ¦ (val x 1)
          (a⏎+ b⏎- c)                  ¦ (- (+ a b) c)
          [1,⏎2⏎, 3]                   ¦ [1 2 3]
          f(⏎x⏎)                       ¦ (call f x)
          (f⏎(x))                      ¦ (call f x)
          f({ a⏎-b })                  ¦ (call f (fn [] {a; (- b)}))
          f({ (a⏎-b) })                ¦ (call f (fn [] {(- a b)}))
          x⏎|> f⏎⏎|> g                 ¦ (|> (|> x f) g)
          x |>⏎f                       ¦ (|> x f)
          x⏎  .sum()⏎  // so⏎  .abs()  ¦ (call (. (call (. x sum)) abs))
          a + b⏎.c                     ¦ (+ a (. b c))
          t⏎.0                         ¦ (. t 0)
          x.⏎sum                       ¦ (. x sum)
          { x ->⏎x }                   ¦ (fn [x] {x})
          a &&⏎b ||⏎c                  ¦ (|| (&& a b) c)
          if (a)⏎b⏎c                   ¦ (if a {b}); c
          """)
  void newlines(String script, String tree) {
    assertThat(tree(script)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      textBlock =
          """
          return a                                  ¦ {a}
          return                                    ¦ {none}
          x; return a                               ¦ {x; a}
          if (c) { return a }; b                    ¦ {(if c {a} {b})}
          if (c) return a⏎b⏎d                       ¦ {(if c {a} {b; d})}
          if (c) return a else b                    ¦ {(if c {a} {b})}
          if (c) { x; return a } else return b      ¦ {(if c {x; a} {b})}
          if (c) { return a } else { x }; b         ¦ {(if c {a} {{x}; {b}})}
          if (c) { return a }                       ¦ {(if c {a} {})}
          if (c) { if (d) { return a } }; b         ¦ {(if c {(if d {a} {b})} {b})}
          if (c) { x; if (d) return a; y }; b       ¦ {(if c {x; (if d {a} {y; {b}})} {b})}
          if (a) return 1; if (b) return 2; 3       ¦ {(if a {1} {(if b {2} {3})})}
          if (a) return 1 else if (b) return 2; 3   ¦ {(if a {1} {(if b {2} {3})})}
          f { return 1 }                            ¦ {(call f & (fn [] {1}))}
          """)
  void returns(String body, String tree) {
    assertThat(tree("fun f() { " + body + " }")).isEqualTo("(fun f [] " + tree + ")");
  }

  private static String tree(String script) {
    try {
      return Trees.of(script.replace('⏎', '\n'));
    } catch (SolventError _) {
      return "error";
    }
  }
}
