package dev.solvent.script.syntax;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.script.syntax.Ast.Statement;
import dev.solvent.source.Kind;
import dev.solvent.source.Place.Span;
import dev.solvent.source.SolventError;
import dev.solvent.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Long, deep, cut off and senseless texts end in a tree or in an error with a place in the text.
class HardInputTest {
  private static final long STACK = 1L << 30;

  private static final String SCRIPT =
      """
      #!/usr/bin/env solvent
      import "a.solv" as s /* nested /* comment */ */
      fun f((x, y): (num, [n, 3]), k = 2, p: (w: bool, b: string)): [n] {
        var r = x'.T[1..<3, _, ..] + .5e-3 ^ -k   // end
        while (norm(r) > 1e-12 && !done || t.1.0 != none) { r = r |> g { it / 2 } |> h }
        for ((a, _) in scan(xs, 0.0) { c, x -> (c, x) }.1) print("a\\n${a.b(c = "in ${"side"}")} $")
        if (x > 0) { return (w = 1, b = [1, 2]) } else if (y) return (1,)
        (x, ())
      }
      tangent f((x, y), dx) = if (x @ y) true else { false }
      val q = fun(z) = { -> z }
      """;

  @ParameterizedTest
  @CsvSource({
    "'(', 1, ')'",
    "'[', 1, ']'",
    "'{', 1, '}'",
    "'f(', 1, ')'",
    "'x[', 1, ']'",
    "-, 1, ''",
    "'!', x, ''",
    "2^, 2, ''",
    "'if (c) {', 1, '}'",
    "'if (c) 1 else ', 1, ''",
    "'while (c) {', 1, '}'",
    "'\"${', 1, '}\"'",
    "'{ x -> ', 1, '}'",
    "'fun f() {', 1, '}'",
    "'fun() = ', 1, ''",
  })
  void deepFormsAreRead(String open, String inner, String close) throws Exception {
    Source source = nested(open, inner, close, 20_000);
    assertThat(onDeepStack(() -> Parser.parse(source).statements().size())).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'(', 1, ')'",
    "'{', 1, '}'",
    "-, 1, ''",
    "'val (', x, ')=1'",
    "'fun f(x: (', num, ')'"
  })
  void whatIsDeeperIsBeyondTheLimit(String open, String inner, String close) throws Exception {
    Source source = nested(open, inner, close, Parser.DEPTH + 1);
    SolventError error = onDeepStack(() -> failure(source));
    assertThat(error.kind()).isAnyOf(Kind.LIMIT, Kind.SYNTAX);
    assertIsInside(source, error);
    assertThat(onDeepStack(() -> Parser.isIncomplete(source))).isFalse();
  }

  private static Source nested(String open, String inner, String close, int times) {
    return new Source("deep.solv", open.repeat(times) + inner + close.repeat(times));
  }

  @Test
  void aSmallStackIsALimitToo() {
    assertThat(failure(nested("(", "1", ")", 40_000)).kind()).isEqualTo(Kind.LIMIT);
    assertThat(Parser.isIncomplete(nested("(", "1", ")", 40_000))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " + 1",
        " * x",
        " && c",
        " |> f",
        ".x",
        ".0",
        "(x)",
        "[0]",
        " { it }",
        "\n  .f(1)",
        " - 2^x"
      })
  void longChainsAreReadInALoop(String link) {
    Source source = new Source("long.solv", "x" + link.repeat(100_000));
    Statement statement = Parser.parse(source).statements().head();
    Expression chain = ((Statement.Evaluate) statement).expression();
    assertThat(Ast.spine(chain).size()).isAtLeast(100_001);
  }

  @Test
  void manyStatementsAndElementsAreRead() {
    assertThat(Parser.parse(new Source("s", "x\n".repeat(100_000))).statements()).hasSize(100_000);
    Source list = new Source("s", "[" + "x, ".repeat(100_000) + "]");
    Statement statement = Parser.parse(list).statements().head();
    assertThat(((Expression.ListOf) ((Statement.Evaluate) statement).expression()).elements())
        .hasSize(100_000);
  }

  @Test
  void bodiesThatGoOnAfterNestedReturnsGrowNoLarger() {
    String guard = "if (a) { if (b) { return 1 } }\n";
    Source source = new Source("s", "fun f(a, b) {\n" + guard.repeat(200) + "2 }");
    assertThat(Parser.parse(source).statements()).hasSize(1);
  }

  @Test
  void everyPrefixIsReadOrRefused() {
    for (int end = 0; end <= SCRIPT.length(); end++) assertReadOrRefused(SCRIPT.substring(0, end));
  }

  @Test
  void everySuffixIsReadOrRefused() {
    for (int start = 0; start < SCRIPT.length(); start++) {
      assertReadOrRefused(SCRIPT.substring(start));
    }
  }

  @Test
  void aPrefixCutBetweenItsLinesMayGoOn() {
    assertThat(Parser.isIncomplete(new Source("s", SCRIPT))).isFalse();
    int body = SCRIPT.indexOf("var r");
    int end = SCRIPT.indexOf("}\ntangent");
    for (int at = SCRIPT.indexOf('\n', body); at < end; at = SCRIPT.indexOf('\n', at + 1)) {
      assertThat(Parser.isIncomplete(new Source("s", SCRIPT.substring(0, at)))).isTrue();
    }
  }

  @Test
  void scriptsWithWordsLostOrDoubledAreReadOrRefused() {
    String[] words = SCRIPT.split("(?<=\\W)|(?=\\W)");
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (String word : words) {
        int copies = random.nextInt(60) == 0 ? random.nextInt(3) : 1;
        text.append(word.repeat(copies));
        if (random.nextInt(200) == 0) text.append(words[random.nextInt(words.length)]);
      }
      assertReadOrRefused(text.toString());
    }
  }

  @Test
  void anyCharactersAreReadOrRefused() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      assertReadOrRefused(new String(bytes, StandardCharsets.ISO_8859_1));
      assertReadOrRefused(new String(bytes, StandardCharsets.UTF_16LE));
    }
  }

  @Test
  void everyCharacterIsReadOrRefused() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      assertReadOrRefused(String.valueOf((char) c));
      assertReadOrRefused("x" + (char) c);
      assertReadOrRefused("\"" + (char) c + "\\" + (char) c);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uD835",
        "\uDC00",
        "x\uD835",
        "1\uD835",
        "\"\uDC00",
        "\"\\\uD835",
        "x.\uD835",
        "𝛼 + 1",
        "𝟙"
      })
  void surrogatesAreReadOrRefused(String text) {
    assertReadOrRefused(text);
  }

  private static void assertReadOrRefused(String text) {
    Source source = new Source("any.solv", text);
    try {
      Parser.parse(source);
    } catch (SolventError error) {
      assertThat(error.kind()).isEqualTo(Kind.SYNTAX);
      assertIsInside(source, error);
    }
    Parser.isIncomplete(source);
  }

  private static void assertIsInside(Source source, SolventError error) {
    Span place = (Span) error.diagnostic().site().place();
    assertWithMessage("%s of [%s]", error.getMessage(), source.text())
        .that(
            0 <= place.start()
                && place.start() < place.end()
                && place.end() <= source.text().length())
        .isTrue();
  }

  private static SolventError failure(Source source) {
    return assertThrows(SolventError.class, () -> Parser.parse(source));
  }

  private static <T> T onDeepStack(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(null, task, "deep", STACK).start();
    return task.get();
  }
}
