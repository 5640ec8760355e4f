package dev.solvent.script.resolve;

import static com.google.common.truth.Truth.assertThat;

import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.script.syntax.Ast.Identifier;
import dev.solvent.script.syntax.Ast.Statement;
import dev.solvent.script.syntax.Parser;
import dev.solvent.source.Source;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      textBlock =
          """
          { x -> x + a }                       ¦ a
          { x -> b + a + b }                   ¦ b a
          { it + it }                          ¦
          { (x, (y, _)) -> x + y + z }         ¦ z
          { A: [n, m] -> n + m + k }           ¦ k
          { x -> val y = a; y + b }            ¦ a b
          { x -> val x = x + a; x }            ¦ a
          { val y = y; y }                     ¦ y
          { y; val y = 1 }                     ¦ y
          { val x: [n] = a; n }                ¦ a n
          { var s = 0; s = s + a; s }          ¦ a
          { f(g(a), k = b) { c } }             ¦ f g a b c
          { x.f(y).g }                         ¦ x f y
          { x.f.g }                            ¦ x
          { x |> f |> g(y) }                   ¦ x f g y
          { A[i, j.., ..<k, _].T.0 }           ¦ A i j k
          { (w = a, b = [c, (d, -e, !g)]) }    ¦ a c d e g
          { "a ${b} ${"c ${d}"}" }             ¦ b d
          { random.normal(s, 3) }              ¦ random normal s
          { a..b; c && d; e == g }             ¦ a b c d e g
          { if (a) { val b = 1; b } else b }   ¦ a b
          { while (a) { val b = c }; b }       ¦ a c b
          { for ((i, _) in i) { i + a } }      ¦ i a
          { { x -> x + y }; { y -> x } }       ¦ y x
          { y -> { x -> x + y + z } }          ¦ z
          { fun f(x, k = x + a) = x + k + f; f } ¦ a
          { fun f() = g; fun g() = f; f }      ¦
          { fun f() = g; 1; fun g() = f }      ¦ g
          { f; fun f() = 1 }                   ¦ f
          { tangent f(x, dx) = f(x) + g }      ¦ f g
          """)
  void ofLambdas(String lambda, String names) {
    Statement.Evaluate statement = (Statement.Evaluate) statement(lambda);
    assertThat(new Free().names((Expression.Lambda) statement.expression()))
        .containsExactlyElementsIn(words(names))
        .inOrder();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      textBlock =
          """
          fun f(x) = x + a                     ¦ a
          fun f(x) = if (x) f(x - 1) else a    ¦ f a
          fun f(x, k = x + a, j = k) = j       ¦ a
          fun f(x: [n], y: [n]): [m] = n + m   ¦ m
          tangent f(x, dx) = f(x) + dx         ¦ f
          implicit f(s, x) = s - x + a         ¦ a
          """)
  void ofFunctionsAndRules(String function, String names) {
    Free free = new Free();
    Seq<String> found =
        switch (statement(function)) {
          case Statement.Fun fun -> free.names(fun);
          case Statement.RuleOf rule -> free.names(rule);
          case Statement other -> throw new AssertionError(other.span());
        };
    assertThat(found).containsExactlyElementsIn(words(names)).inOrder();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      textBlock =
          """
          { x = 1; y = x; x = 2 }                   ¦ x y
          { var x = 1; x = 2; y = x }               ¦ y
          { x = 1; var x = 2; x = 3 }               ¦ x
          { val (x, (y, _)) = a; x = 1; y = 2 }     ¦
          { if (c) { x = 1 } else { y = 2; x = 3 } }¦ x y
          { while (c) { x = 1; var y = 1; y = 2 } } ¦ x
          { for (i in a) { i = 1; x = i } }         ¦ x
          { f(if (c) { x = 1; 2 } else 3) }         ¦ x
          { val y = 1 + (if (c) { x = 1; 2 } else 3); y } ¦ x
          { while (if (c) { x = 1; true } else b) { } }   ¦ x
          { { x = 1 }; fun f() { y = 1 }; tangent f(x, d) { z = 1 } } ¦
          { x = if (c) { y = 1; 2 } else 3 }        ¦ y x
          """)
  void assigned(String block, String names) {
    Statement.Evaluate statement = (Statement.Evaluate) statement(block);
    Expression.Block body = ((Expression.Lambda) statement.expression()).body();
    assertThat(new Assigned().in(body).map(Identifier::name))
        .containsExactlyElementsIn(words(names))
        .inOrder();
  }

  @Test
  void deepFunctionsAreWalkedOnce() throws Exception {
    String script = "{ a -> ".repeat(10_000) + "a + b" + " }".repeat(10_000);
    FutureTask<Seq<String>> task =
        new FutureTask<>(() -> {
          Statement.Evaluate statement = (Statement.Evaluate) statement(script);
          return new Free().names((Expression.Lambda) statement.expression());
        });
    new Thread(null, task, "deep", 1L << 30).start();
    assertThat(task.get()).containsExactly("b");
  }

  private static Statement statement(String script) {
    return Parser.parse(new Source("test.solv", script)).statements().head();
  }

  private static Seq<String> words(String names) {
    return names == null ? List.empty() : List.of(names.split(" "));
  }
}
