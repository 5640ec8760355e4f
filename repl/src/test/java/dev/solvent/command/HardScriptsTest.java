package dev.solvent.command;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Scripts that nest, repeat or grow beyond all reason: each ends soon, with a result or an error
/// of its kind, and never with a stack trace.
@Timeout(60)
class HardScriptsTest {
  private static final int DEEP = 10_000;

  @TempDir Path folder;

  private static Arguments row(String name, String expected, String script) {
    return Arguments.of(name, expected, script);
  }

  private static String nested(String open, String inner, String close) {
    return open.repeat(DEEP) + inner + close.repeat(DEEP);
  }

  static Stream<Arguments> scripts() {
    String manyOnes = "1 + ".repeat(100_000);
    return Stream.of(
        row("parentheses", "1", "print(" + nested("(", "1", ")") + ")"),
        row("open parentheses", "error[syntax]", "print(" + "(".repeat(DEEP)),
        row("calls", "1", "print(" + nested("abs(", "1", ")") + ")"),
        row("lists", "", "val x = " + nested("[", "1", "]")),
        row("lambdas", "", "val f = " + nested("{ ", "1", " }")),
        row("strings", "1", "print(" + "\"${".repeat(1000) + "1" + "}\"".repeat(1000) + ")"),
        row("comments", "1", nested("/*", "", "*/") + "\nprint(1)"),
        row("an open comment", "error[syntax]", "/*".repeat(DEEP)),
        row("blocks", "1", nested("if (true) {\n", "print(1)", "}")),
        row("minus signs", "1", "print(" + "-".repeat(DEEP) + "1)"),
        row("exclamation marks", "true", "print(" + "!".repeat(DEEP) + "true)"),
        row("powers", "1", "print(1" + "^1".repeat(DEEP) + ")"),
        row("pipes", "1", "print(1" + " |> abs".repeat(DEEP) + ")"),
        row("methods", "1", "print(1" + ".abs()".repeat(DEEP) + ")"),
        row("terms", "100001", "print(" + manyOnes + "1)"),
        row("terms of a function", "100001", "fun f(x) = " + manyOnes + "x\nprint(f(1))"),
        row("their derivative", "1", "fun f(x) = " + manyOnes + "x\nprint(jvp(f)(1, 1).1)"),
        row("a long list", "100000", "print(sum([" + "1, ".repeat(100_000) + "]))"),
        row("statements", "7", "val a = 7\n".repeat(20_000) + "print(a)"),
        row("a long name", "3", "val " + "a".repeat(100_000) + " = 3\nprint(3)"),
        row("a long number", "infinity", "print(" + "9".repeat(10_000) + ")"),
        row("numbers beyond", "infinity 0", "print(1e999, 1e-999)"),
        row("zero bytes", "error[syntax]", "print(1)\0\n"),
        row("recursion", "error[limit]", "fun f(n) = f(n + 1)\nf(0)"),
        row("two that recur", "error[limit]", "fun f(n) = g(n)\nfun g(n) = f(n)\nf(0)"),
        row("self-application", "error[limit]", "val y = { f -> f(f) }\ny(y)"),
        row("a huge tensor", "error[limit]", "zeros(100000, 100000)"),
        row("huger than numbers", "error[limit]", "zeros(1e300)"),
        row("a huge product", "error[limit]", "val x = ones(1e6)\nouter(x, x)"),
        row("a huge range", "error[limit]", "sum(vec(0..<2e9))"),
        row("two gigabytes", "error[limit]", "val x = zeros(16384, 16384)\nval y = x + 1\nx + y"),
        row("doubled text", "error[limit]", "var s = \"a\"\nfor (i in 0..40) { s = \"${s}${s}\" }"),
        row(
            "doubled tuples",
            "error[limit]",
            "var t = 1\nfor (i in 0..40) { t = (t, t) }\nprint(t)"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scripts")
  void itEndsWell(String name, String expected, String script) throws IOException {
    Path file = Files.writeString(folder.resolve("hard.solv"), script);
    Outcome outcome = Outcome.of(file);
    if (expected.startsWith("error")) {
      assertThat(outcome.err()).startsWith(expected);
      assertThat(outcome.status()).isEqualTo(1);
    } else {
      assertWithMessage(first(outcome.err())).that(outcome.status()).isEqualTo(0);
      assertThat(outcome.out().strip()).isEqualTo(expected);
    }
    assertThat(outcome.err()).doesNotContain("\tat ");
    assertThat(outcome.err()).doesNotContain("java.");
    assertThat(outcome.err().length()).isLessThan(5_000);
  }

  private static String first(String text) {
    return text.lines().findFirst().orElse("");
  }
}
