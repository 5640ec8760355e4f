package dev.solvent.command;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.solvent.dsl.Expr;
import dev.solvent.render.ValueJson;
import dev.solvent.script.Session;
import dev.solvent.source.DiagnosticText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ExplainTest {
  private static final Path FOLDER = Path.of("src/test/explain");

  static Stream<Path> scripts() throws IOException {
    return Files.list(FOLDER).filter(file -> file.toString().endsWith(".solv")).sorted();
  }

  /// Scripts beside what they print, byte for byte.
  @ParameterizedTest
  @MethodSource("scripts")
  void everyExplanationIsTheOneBesideIt(Path script) throws IOException {
    Outcome outcome = Outcome.of(script);
    String expected = Files.readString(Path.of(script.toString().replace(".solv", ".txt")));
    assertThat(outcome.out().replace(FOLDER + "/", "")).isEqualTo(expected);
    assertWithMessage("errors").that(outcome.err()).isEmpty();
  }

  /// What has no loops is explained in words of the language, which give the value of the function
  /// again.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { x -> x^2 * sin(x) }                         | 1.3
          { x -> -(x - 1) - (2 - x) * (1 / x) }         | 1.3
          { x -> (-x)^2 - -x^2 + 2^(-x) - (2^x)^x }     | 1.3
          { x -> 1 - (2 - (3 - x)) - x / (2 / (3 / x)) } | 1.3
          { x -> 7 % (x * 2) + -(x % 3) * 2 }           | 1.3
          { x -> atan2(x, 2) * hypot(x, 3) / max(x, 1) } | 1.3
          { x -> where(x > 1 && !(x == 2), x, -x) }     | 1.3
          { x -> erf(x) * normalCdf(x) + relu(-x) }     | 1.3
          { x -> sqrt(x) * cbrt(x) * log(x) }           | 1.3
          { x -> norm(x)^2 + x @ x }                    | [1, 2.5]
          { x -> softmax(x) * cumsum(x) - mean(x) }     | [1, 2.5, -1]
          { x -> outer(x, x) @ x + x[1] * x[0..<2] }    | [1, 2.5]
          { x -> [x[1], 2, x[0]^2] @ [1, x[0], 3] }     | [1, 2.5]
          { x -> concat((x[1..<3], flip(x))) }          | [1, 2.5, -1]
          { A -> (A.T @ A)[0, 1] + sum(A @ [1, 2]) }    | [[1, 2], [3, 4], [5, 7]]
          { b -> solve([[1, 2], [3, 4.5]], b) + b.T }   | [1, 2]
          { A -> sum(A, axis = 0) * max(A) + A[0] }     | [[1, 2], [3, 4.5]]
          { x -> round(x) + floor(2 * x) - sign(x) }    | [1.2, -2.7]
          """)
  void whatIsExplainedIsWhatIsComputed(String function, String at) {
    for (String mode :
        new String[] {"%s", "grad { x -> sum((%s)(x)) }", "{ t -> jvp(%s)(t, t).1 }"}) {
      String f = mode.formatted(function);
      Session session = new Session();
      Expr value = valueOf(session, "(%s)(%s)".formatted(f, at));
      String text = valueOf(session, "explain(%s, %s)".formatted(f, at)).text();
      String parameter =
          text.substring(text.lastIndexOf('(', text.indexOf("): ")) + 1).split(":")[0];
      String steps = text.substring(text.indexOf('\n'), text.indexOf("\n\n"));
      Expr again = valueOf(session, "val %s = %s\n%s".formatted(parameter, at, steps));
      String same = "assertClose(%s, %s)".formatted(ValueJson.of(value), ValueJson.of(again));
      assertWithMessage(text).that(session.eval(same).isRight()).isTrue();
    }
  }

  private static Expr valueOf(Session session, String script) {
    return session
        .eval(script)
        .getOrElseThrow(failed -> new AssertionError(script + "\n" + DiagnosticText.of(failed)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          time(sin, 0).value                             | 0
          time({ x, y -> x - y }, (3, 1)).value          | 2
          time { 7 }.value                               | 7
          time(sin, 0).seconds > 0                       | true
          """)
  void aCallIsTimed(String expression, String value) {
    assertThat(Outcome.of("eval", expression)).isEqualTo(new Outcome(0, value + "\n", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain(sin, x)", "time(sin, x)", "checkDerivatives(sin, x)"})
  void whatLooksAtFunctionsTakesKnownArguments(String expression) {
    Outcome outcome = Outcome.of("eval", "grad { x -> " + expression + " }(1)");
    assertThat(outcome.err()).contains("error[type]: " + expression.replaceAll("\\(.*", ""));
  }

  @Test
  void theCommandExplainsAFunctionOfAScript() {
    String script = "print(1)\nfun loss(w, c) = sum((w - c)^2)\n";
    assertThat(Outcome.withInput(script, "explain", "-", "grad(loss)", "--at", "([1, 2], 3)"))
        .isEqualTo(
            new Outcome(
                0,
                """
                grad(loss)(w: [2], c: num): [2]
                  2 * (w - c)

                4 operations, with tangents 8, with cotangents 7
                """,
                ""));
  }

  @Test
  void theCommandPrintsLatex() {
    assertThat(Outcome.withInput("fun f(mu) = mu^2 / 2", "explain", "-", "f", "--latex").out())
        .isEqualTo("\\begin{align*}\n&\\frac{{\\mu}^{2}}{2}\n\\end{align*}\n");
  }

  @Test
  void argumentsAreReadOnTheirOwn() {
    Outcome outcome = Outcome.withInput("fun f(x, y) = x", "explain", "-", "f", "--at", "1, 2");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .contains(" --> --at:1:2\n  |\n1 | 1, 2\n  |  ^\n  = help: several values are a tuple");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          g            | 1 | explain(g)
          g            | error[name]
          f            | help: explain(f, args) takes arguments like those of a call
          3            | error[type]
          """)
  void theCommandSaysWhatIsWrong(String name, String message) {
    Outcome outcome = Outcome.withInput("fun f(A) = A @ A", "explain", "-", name);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains(message);
  }
}
