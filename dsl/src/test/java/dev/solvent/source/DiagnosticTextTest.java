package dev.solvent.source;

import static com.google.common.truth.Truth.assertThat;

import io.vavr.Lazy;
import io.vavr.control.Option;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class DiagnosticTextTest {

  @Test
  void itReadsAsTheLanguagePageShows() {
    String before = "\n".repeat(11);
    Source source =
        new Source(
            "ridge.solv",
            before + "  val r = b - A @ x\n" + "\n".repeat(7) + "val y = solve(A, b)\n");
    Site call = new Site(span(source, "solve(A, b)"));
    Site site =
        new Site(
            span(source, "A @ x"),
            Option.of(new Frame(Lazy.of(() -> "solve(A: [3, 3], b: [2])"), call)));
    Diagnostic diagnostic =
        new Diagnostic(Kind.SHAPE, "the inner sizes of A @ x differ: A is [3, 3], x is [2]", site)
            .help("x comes from zeros(2) at ridge.solv:9:11");
    assertThat(DiagnosticText.of(diagnostic))
        .isEqualTo(
            """
            error[shape]: the inner sizes of A @ x differ: A is [3, 3], x is [2]
              --> ridge.solv:12:15
               |
            12 |   val r = b - A @ x
               |               ^^^^^
               = in solve(A: [3, 3], b: [2]), called at ridge.solv:20:9
               = help: x comes from zeros(2) at ridge.solv:9:11\
            """);
  }

  @Test
  void aPlaceOfSeveralLinesUnderlinesTheFirst() {
    assertThat(excerpt("val x = f(\n  1,\n  2)\n", "f(\n  1,\n  2)"))
        .isEqualTo(
            """
            1 | val x = f(
              |         ^^\
            """);
  }

  @Test
  void tabsAndWideLettersKeepTheCaretsInPlace() {
    assertThat(excerpt("\tval λ = bad\n", "bad"))
        .isEqualTo(
            """
            1 |     val λ = bad
              |             ^^^\
            """);
    assertThat(excerpt("print(\"日本\") + bad", "bad"))
        .isEqualTo(
            """
            1 | print("日本") + bad
              |                 ^^^\
            """);
  }

  @Test
  void aLongLineIsCutAroundThePart() {
    String line = "1 + ".repeat(100) + "bad" + " + 2".repeat(100);
    String text = excerpt(line, "bad");
    assertThat(text).contains("+ bad +");
    assertThat(text.lines().mapToInt(String::length).max().getAsInt()).isAtMost(104);
    String[] lines = text.split("\n");
    assertThat(lines[1].indexOf('^')).isEqualTo(lines[0].indexOf("bad"));
  }

  @Test
  void theEndOfTheTextHasACaret() {
    Source source = new Source("<stdin>", "val x = (1");
    assertThat(text(new Site(new Place.Span(source, 10, 10))))
        .endsWith("1 | val x = (1\n  |           ^");
    Source empty = new Source("<stdin>", "x\n");
    assertThat(text(new Site(new Place.Span(empty, 2, 2)))).endsWith("2 |\n  | ^");
  }

  @Test
  void aHostsPlaceHasNoExcerpt() {
    Site site = new Site(new Place.HostLine("Ridge.java", 12, "Ridge.main"));
    assertThat(DiagnosticText.of(new Diagnostic(Kind.TYPE, "no", site).note("so it is")))
        .isEqualTo("error[type]: no\n --> Ridge.java:12\n  = note: so it is");
    assertThat(text(Site.NOWHERE)).isEqualTo("error[type]: no");
  }

  @Test
  void aDeepDescentTellsItsEnds() {
    String text = text(descent(i -> "f" + i + "()"));
    assertThat(text.lines().filter(line -> line.contains("= in f")).count()).isEqualTo(12);
    assertThat(text).contains("  = in f11(), called at d.solv:1:1\n  = ... 8 more\n  = in f2()");
    assertThat(text).endsWith("  = in f0(), called at d.solv:1:1");
  }

  @Test
  void aRecursionStandsOnce() {
    assertThat(text(descent(i -> i < 3 ? "g()" : "f(x: num)")))
        .endsWith(
            "  = in f(x: num), called at d.solv:1:1, 17 times\n"
                + "  = in g(), called at d.solv:1:1, 3 times");
  }

  /// Twenty calls, each in the one before.
  private static Site descent(IntFunction<String> call) {
    Site site = new Site(new Place.Span(new Source("d.solv", "f(1)"), 0, 4));
    for (int i = 0; i < 20; i++) {
      int at = i;
      site = new Site(site.place(), Option.of(new Frame(Lazy.of(() -> call.apply(at)), site)));
    }
    return site;
  }

  private static String excerpt(String text, String part) {
    String rendered = text(new Site(span(new Source("t.solv", text), part)));
    return rendered.lines().skip(3).reduce((a, b) -> a + "\n" + b).orElse("");
  }

  private static String text(Site site) {
    return DiagnosticText.of(new Diagnostic(Kind.TYPE, "no", site));
  }

  private static Place.Span span(Source source, String part) {
    int start = source.text().indexOf(part);
    return new Place.Span(source, start, start + part.length());
  }
}
