package dev.solvent.script.resolve;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.script.syntax.Ast.Statement;
import dev.solvent.script.syntax.Parser;
import dev.solvent.source.Kind;
import dev.solvent.source.Place.Span;
import dev.solvent.source.SolventError;
import dev.solvent.source.Source;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// In the tables ⏎ is a newline.
class ResolverTest {

  /// The words `sum`, `sin`, `random.normal`; of the session the function `old`, the var `counter`
  /// and the val `data`. Every file exports `solve` and `cg`.
  private static final Known KNOWN =
      new Known() {

        @Override
        public boolean isKnown(String name) {
          return names().contains(name);
        }

        @Override
        public boolean isFunction(String name) {
          return name.equals("old");
        }

        @Override
        public boolean isVar(String name) {
          return name.equals("counter");
        }

        @Override
        public Seq<String> names() {
          return List.of("sum", "sin", "random.normal", "random.uniform", "old", "counter", "data");
        }

        @Override
        public Seq<String> exports(Statement.Import file) {
          return List.of("solve", "cg");
        }
      };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "val x = 1; x + data",
        "val (x, (y, _)) = data; x + y",
        "val x = 1; val x = x + 1; x",
        "var x = 1; x = x + 1",
        "counter = counter + 1",
        "while (true) { counter = 1 }",
        "fun f(x) = sin(x); f(1)",
        "fun f(x) = f(x)",
        "fun even(n) = odd(n); tangent even(n, dn) = odd(n); fun odd(n) = even(n)",
        "fun f(A: [n, m], k = n) = n + m + k",
        "fun f(x, k = x) = k",
        "fun f(x: [n]): [m] = x",
        "fun f(n, x: [n]) = n",
        "fun f(x: [n], y: [n]) = n",
        "fun f() { val x: [n] = data; n }",
        "val n = 3; fun f(x: [n]) = n",
        "{ x, (y, z) -> x + y + z }",
        "{ it + 1 }",
        "for (i in 0..3) { sum(i) }",
        "for ((a, _) in data) { a }",
        "var s = 0; for (i in 0..3) { s = s + i }",
        "fun f() { var s = 0; while (true) { if (s > 1) { s = 2 } }; s }",
        "fun f(s) { var s = s; s = 2; s }",
        "if (true) { val x = 1; x } else { val x = 2; x }",
        "random.normal(0, 3)",
        "data.unheard().x.y",
        "import \"a.solv\"; solve(1) + cg",
        "import \"a.solv\" as s; s.solve(1)",
        "import \"a.solv\"; tangent solve(x, dx) = dx",
        "tangent old(x, dx) = dx",
        "val f = { it }; tangent f(x, dx) = dx",
        "fun f(x) = x; fun g() { tangent f(x, dx) = dx; f }",
        "fun f(x) = x; fun f(x) = f(x)",
        "\"${sin(1)}\"",
        "data[sum(1), 1.., _]",
        "sum(k = 1)",
        "(w = 1, b = (w = 2))",
        "fun f(a, b) { if (a) { val y = 1; if (b) { return y } }; val y = 2; y }",
        "fun f(a, b) { var y = 0; if (a) { y = 1; if (b) { return y } }; y = y + 1; y }",
      })
  void namesThatMeanSomething(String script) {
    Resolver.check(Parser.parse(new Source("test.solv", script)), KNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      textBlock =
          """
          x                        ¦ 1:1  ¦ there is no x                     ¦
          smu(1)                   ¦ 1:1  ¦ there is no smu                   ¦ the nearest name is sum
          val alpha = 1; alhpa + 1 ¦ 1:16 ¦ there is no alhpa                 ¦ the nearest name is alpha
          normal(0)                ¦ 1:1  ¦ there is no normal                ¦ the nearest name is random.normal
          random.nromal(0)         ¦ 1:1  ¦ there is no random.nromal         ¦ the nearest name is random.normal
          random                   ¦ 1:1  ¦ there is no random                ¦ the nearest names are random.normal, random.uniform
          True                     ¦ 1:1  ¦ there is no True                  ¦ write true
          np.zeros(3)              ¦ 1:1  ¦ there is no np                    ¦ the words stand by themselves: sin(x)
          len(data)                ¦ 1:1  ¦ there is no len                   ¦ size(x) counts the entries, shape(x)[0] those of the first axis
          len(1); fun len(x) = x   ¦ 1:1  ¦ there is no len                   ¦ len is defined only later, at test.solv:1:9
          sum(y); val y = 1        ¦ 1:5  ¦ there is no y                     ¦ y is defined only later, at test.solv:1:9
          val y = y                ¦ 1:9  ¦ there is no y                     ¦
          fun f() = y; val y = 1   ¦ 1:11 ¦ there is no y                     ¦ y is defined only later, at test.solv:1:14
          f(1); fun f(x) = x       ¦ 1:1  ¦ there is no f                     ¦ f is defined only later, at test.solv:1:7
          fun f() = g(); val x = 1; fun g() = 1 ¦ 1:11 ¦ there is no g        ¦ g is defined only later, at test.solv:1:27
          fun f(k = x, x) = k      ¦ 1:11 ¦ there is no x                     ¦
          fun f(x: [n]): [m] = m   ¦ 1:22 ¦ there is no m                     ¦
          fun f(x) = x; x          ¦ 1:15 ¦ there is no x                     ¦
          { x -> 1 }; x            ¦ 1:13 ¦ there is no x                     ¦
          for (i in 0..1) { }; i   ¦ 1:22 ¦ there is no i                     ¦
          if (true) { val z = 1 }; z¦ 1:26¦ there is no z                     ¦
          import "a" as s; solve   ¦ 1:18 ¦ there is no solve                 ¦
          "${x}"                   ¦ 1:4  ¦ there is no x                     ¦
          data[1, x..]             ¦ 1:9  ¦ there is no x                     ¦
          sum(1, k = x)            ¦ 1:12 ¦ there is no x                     ¦
          1 + 1 + x + 1            ¦ 1:9  ¦ there is no x                     ¦
          x = 1                    ¦ 1:1  ¦ there is no var x                 ¦ define it: var x = ...
          countr = 1               ¦ 1:1  ¦ there is no var countr            ¦ the nearest name is counter
          val x = 1; x = 2         ¦ 1:12 ¦ x is a val, and only a var may be assigned ¦ x is declared at test.solv:1:5
          fun f(x) { x = 2 }       ¦ 1:12 ¦ x is a parameter, and only a var may be assigned ¦ x is declared at test.solv:1:7
          fun f(x: [n]) { n = 2 }  ¦ 1:17 ¦ n is a size, and only a var may be assigned ¦ n is declared at test.solv:1:11
          for (i in 0..1) { i = 2 }¦ 1:19 ¦ i is the element that a for loop is at, and only a var may be assigned ¦ i is declared at test.solv:1:6
          fun f() = 1; f = 2       ¦ 1:14 ¦ f is a function, and only a var may be assigned ¦ f is declared at test.solv:1:5
          import "a"; cg = 1       ¦ 1:13 ¦ cg is imported, and only a var may be assigned ¦ cg is declared at test.solv:1:1
          sum = 1                  ¦ 1:1  ¦ sum is not a var, and only a var may be assigned ¦ define a new one that shadows it: val sum = ...
          data = 1                 ¦ 1:1  ¦ data is not a var, and only a var may be assigned ¦ define a new one that shadows it: val data = ...
          var x = 1; fun f() { x = 2 }     ¦ 1:22 ¦ x is a var of an enclosing function, not of this one ¦ give the new value back, or assign a var of this function
          var x = 1; { x = 2 }             ¦ 1:14 ¦ x is a var of an enclosing function, not of this one ¦ give the new value back, or assign a var of this function
          fun f() { counter = 2 }          ¦ 1:11 ¦ counter is a var of an enclosing function, not of this one ¦ give the new value back, or assign a var of this function
          tangent f(x, dx) = dx            ¦ 1:9  ¦ there is no function f before this rule ¦
          tangent f(x, dx) = dx; fun f(x) = x ¦ 1:9 ¦ there is no function f before this rule ¦ move the rule behind f at test.solv:1:24
          tangent sin(x, dx) = dx          ¦ 1:9  ¦ there is no function sin before this rule ¦ a rule is for a function of a script: define fun sin before it
          tangent data(x, dx) = dx         ¦ 1:9  ¦ there is no function data before this rule ¦ a rule is for a function of a script: define fun data before it
          for (i in 0..1) { tangent i(x, dx) = dx } ¦ 1:27 ¦ there is no function i before this rule ¦
          fun f(x, (y, x)) = 1     ¦ 1:14 ¦ x stands twice among the parameters of one function ¦
          { x, x -> 1 }            ¦ 1:6  ¦ x stands twice among the parameters of one function ¦
          val (x, (x, y)) = data   ¦ 1:10 ¦ x stands twice in one pattern     ¦
          for ((i, i) in data) { } ¦ 1:10 ¦ i stands twice in one pattern     ¦
          (w = 1, b = 2, w = 3)    ¦ 1:16 ¦ w stands twice in one record      ¦
          sum(k = 1, k = 2)        ¦ 1:12 ¦ k stands twice in one call        ¦
          fun f(p: (w: num, w: num)) = 1 ¦ 1:19 ¦ w stands twice among the parts of one record ¦
          """)
  void namesThatDoNot(String script, String place, String headline, String help) {
    SolventError error = failure(script.replace('⏎', '\n'));
    assertThat(error.kind()).isEqualTo(Kind.NAME);
    Span span = (Span) error.diagnostic().site().place();
    assertThat(error.diagnostic().headline()).isEqualTo(headline);
    assertThat(span.line() + ":" + span.column()).isEqualTo(place);
    assertThat(error.diagnostic().help()).isEqualTo(Option.of(help));
  }

  @Test
  void aNameInABranchMayNotHideAnotherFromWhatFollowsItsReturn() {
    SolventError error = failure("fun f(a, b, y) { if (a) { val y = 1; if (b) { return y } }; y }");
    assertThat(error.kind()).isEqualTo(Kind.NAME);
    assertThat(error.diagnostic().headline())
        .isEqualTo(
            "this y hides the y of what follows the branch, which goes on where it does not"
                + " return");
    assertThat(((Span) error.diagnostic().site().place()).start()).isEqualTo(30);
  }

  @Test
  void longAndDeepScriptsAreResolved() throws Exception {
    check("1" + " + sum(1)".repeat(100_000));
    check("data" + ".x".repeat(100_000));
    check("val x = 1\n".repeat(50_000) + "x");
    check("{ y -> ".repeat(10_000) + "y" + "}".repeat(10_000));
    check("if (true) {".repeat(10_000) + "1" + "}".repeat(10_000));
    check("(".repeat(10_000) + "1" + ")".repeat(10_000));
    check("fun f(a, b) {" + "if (a) { if (b) { return 1 } }\n".repeat(300) + "2 }");
  }

  private static void check(String script) throws Exception {
    Callable<Integer> work =
        () -> {
          Resolver.check(Parser.parse(new Source("test.solv", script)), KNOWN);
          return 0;
        };
    FutureTask<Integer> task = new FutureTask<>(work);
    new Thread(null, task, "deep", 1L << 30).start();
    assertThat(task.get()).isEqualTo(0);
  }

  private static SolventError failure(String script) {
    return assertThrows(
        SolventError.class,
        () -> Resolver.check(Parser.parse(new Source("test.solv", script)), KNOWN));
  }
}
