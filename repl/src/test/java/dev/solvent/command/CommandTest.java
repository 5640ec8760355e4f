package dev.solvent.command;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 + 1                            | 2
          -2^2                             | -4
          -x'                              |
          1 / 3                            | 0.333333333333
          [[4, 1], [2, 5]] @ [1, 2]        | [6, 12]
          (x = 1, y = "two")               | (x = 1, y = "two")
          "two"                            | two
          jvp { x -> x^3 }(2, 1)           | (8, 12)
          val x = 3; x^2                   | 9
          val x = 3                        | ''
          none                             | ''
          """)
  void evalPrintsTheValue(String expression, String value) {
    Outcome outcome = Outcome.of("eval", expression);
    assertWithMessage(outcome.err()).that(outcome.status()).isEqualTo(value == null ? 1 : 0);
    if (value != null) assertThat(outcome.out().stripTrailing()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 / 3                  | 0.3333333333333333
          [nan, infinity, -1/0]  | ["NaN","Infinity","-Infinity"]
          (1, [true, false])     | [1,[true,false]]
          (w = [[1]], b = none)  | {"w":[[1]],"b":null}
          """)
  void evalGivesJsonWithEveryDigit(String expression, String json) {
    assertThat(Outcome.of("eval", "--json", expression).out().strip()).isEqualTo(json);
  }

  @Test
  void aFunctionIsNoJson() {
    Outcome outcome = Outcome.of("eval", "--json", "sin");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("error[type]");
  }

  @Test
  void runPrintsOnlyWhatPrintPrints() throws IOException {
    Outcome outcome = run("val x = 3\nx + 1\nprint(\"x is ${x}\", [x, 2])\n");
    assertThat(outcome).isEqualTo(new Outcome(0, "x is 3 [3, 2]\n", ""));
  }

  @Test
  void runTellsTheDataOfEveryTopLevelVal() throws IOException {
    String script =
        """
        val x = 0.1 + 0.2
        var y = 2
        fun f(x) = x
        val g = f
        val (a, (b, _)) = (1, (2, 3))
        val r = (w = [1, infinity], name = "r")
        val x = x * 2
        print("done")
        """;
    assertThat(run(script, "--json").out())
        .isEqualTo(
            """
            done
            {"a":1,"b":2,"r":{"w":[1,"Infinity"],"name":"r"},"x":0.6000000000000001}
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x=5                   | 5 10
          x=2 * 3               | 6 12
          x=-1                  | -1 -2
          x=[1, 2]              | [1, 2] [2, 4]
          x=exp(0)              | 1 2
          y=0                   | 3 0
          """)
  void anArgumentReplacesATopLevelVal(String setting, String printed) throws IOException {
    Outcome outcome = run("val x = 3\nval y = x * 2\nprint(x, y)\n", setting);
    assertThat(outcome).isEqualTo(new Outcome(0, printed + "\n", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          z=5    | 1 | error[name]: ${script} has no top-level val z
          a=5    | 1 | error[name]: what is replaced here is a part of a pattern
          x=     | 2 | x= is not of the form name=value
          x=(1   | 1 | error[syntax]
          x=quux | 1 | error[name]: there is no quux
          quux   | 2 | quux is not of the form name=value
          2=3    | 2 | 2=3 is not of the form name=value
          """)
  void anArgumentThatReplacesNothing(String setting, int status, String complaint)
      throws IOException {
    Outcome outcome = run("val x = 3\nprint(x)\nval (a, b) = (1, 2)\n", setting);
    assertThat(outcome.status()).isEqualTo(status);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains(complaint.replace("${script}", folder.resolve("script.solv").toString()));
  }

  /// Neither commas for points nor digits of another script.
  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG-u-nu-arab"})
  void theLocaleChangesNothing(String locale) {
    String script =
        "print(1.5, sparse(([0], [1]), [2], shape = (2, 2)))\n"
            + "fun f(x) = x^2; tangent f(x, dx) = 3 * x * dx\n";
    String[] failing = {
      "eye(2)[5]",
      "root(guess = 1.0) { x -> x^2 + 1.5 }()",
      "root(lo = 0, hi = 1) { x -> x + 5.25 }()",
      "cholesky([[1, 2.5], [2.5, 1]])",
      "solve([[1, 2], [2, 4 + 1e-15]], [1, 2])",
      "checkDerivatives(f, 1.25)"
    };
    Locale before = Locale.getDefault();
    try {
      for (String expression : failing) {
        Locale.setDefault(Locale.ROOT);
        Outcome plain = Outcome.withInput(script + expression, "run", "-");
        Locale.setDefault(Locale.forLanguageTag(locale));
        assertThat(Outcome.withInput(script + expression, "run", "-")).isEqualTo(plain);
        assertThat(plain.status()).isEqualTo(1);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  /// Scripts that stand in the help are examples.
  @ParameterizedTest
  @ValueSource(strings = {"run", "eval", "check", "explain"})
  void whatTheHelpShowsRuns(String command) {
    for (String line : Outcome.of("help", command).out().split("\n")) {
      if (!line.startsWith("  solvent ")) continue;
      String[] arguments =
          Pattern.compile("'([^']*)'|(\\S+)")
              .matcher(line.strip())
              .results()
              .skip(1)
              .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
              .map(word -> word.replaceAll("^(\\w+)\\.solv$", "../examples/$1/$1.solv"))
              .toArray(String[]::new);
      assertWithMessage(line).that(Outcome.of(arguments).err()).isEmpty();
    }
  }

  @Test
  void namesMayBeGreekAndPrimed() throws IOException {
    assertThat(run("val θ = 1\nval x' = θ\nprint(x')\n", "θ=2").out()).isEqualTo("2\n");
    assertThat(run("val x' = 1\nprint(x')\n", "x'=2").out()).isEqualTo("2\n");
  }

  @Test
  void aDashReadsTheScriptFromStandardInput() {
    assertThat(Outcome.withInput("print(1 + 1)", "run", "-").out()).isEqualTo("2\n");
    assertThat(Outcome.withInput("val x = 1", "run", "--json", "-").out()).isEqualTo("{\"x\":1}\n");
    assertThat(Outcome.withInput("val x = 1\nprint(x)", "run", "-", "x=2").out()).isEqualTo("2\n");
    Outcome failing = Outcome.withInput("print(y)", "run", "-");
    assertThat(failing.status()).isEqualTo(1);
    assertThat(failing.err()).contains("--> <stdin>:1:7");
  }

  @Test
  void pipedInputPrintsEachValue() {
    String input = "1 + 1\nval x = 3\nx^2; (x, x)\nprint(\"p\")\n";
    assertThat(Outcome.withInput(input)).isEqualTo(new Outcome(0, "2\n9\n(3, 3)\np\n", ""));
    assertThat(Outcome.withInput("")).isEqualTo(new Outcome(0, "", ""));
    assertThat(Outcome.withInput("1 + 1").out()).isEqualTo("2\n");
  }

  @Test
  void anErrorInPipedInputEndsIt() {
    Outcome outcome = Outcome.withInput("1 + 1\n[1, 2][5]\n3\n");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEqualTo("2\n");
    assertThat(outcome.err()).contains("error[index]");
  }

  @Test
  void checkRunsNothing() throws IOException {
    Path script = script("print(\"here\")\n[1, 2][5]\n");
    assertThat(Outcome.of("check", script.toString())).isEqualTo(new Outcome(0, "", ""));
    Outcome outcome = Outcome.of("check", script("print(\"here\")\nquux\n").toString());
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("error[name]");
  }

  @Test
  void filesLieBesideTheScript() throws IOException {
    Files.writeString(folder.resolve("here.csv"), "a,b\n1,2\n3,4\n");
    Files.writeString(folder.resolve("words.solv"), "fun double(x) = 2 * x\n");
    assertThat(run("import \"words.solv\"\nprint(double(load(\"here.csv\").b))\n").out())
        .isEqualTo("[4, 8]\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --version               | solvent
          -V                      | Java
          --help                  | Usage: solvent
          help                    | Usage: solvent
          help run                | Usage: solvent run
          run --help              | Usage: solvent run
          eval -h                 | Usage: solvent eval
          check --help            | Usage: solvent check
          """)
  void helpIsPrinted(String arguments, String begin) {
    Outcome outcome = Outcome.of(arguments.split(" "));
    assertThat(outcome.status()).isEqualTo(0);
    assertThat(outcome.out()).contains(begin);
    assertThat(outcome.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          runn x.solv             | did you mean: run
          x.solv                  | to run a script: solvent run x.solv
          run                     | Missing required parameter: 'FILE'
          run --jsn x.solv        | Unknown option: '--jsn'
          eval                    | Missing required parameter: 'EXPRESSION'
          eval 1 + 1              | put the expression in single quotes
          check                   | Missing required parameter: 'FILE'
          check a b               | Unmatched argument
          help nothing            | nothing
          --json                  | Unknown option: '--json'
          """)
  void wrongUsageIsTold(String arguments, String complaint) {
    Outcome outcome = Outcome.of(arguments.split(" "));
    assertWithMessage(outcome.toString()).that(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains(complaint);
    assertThat(outcome.err()).contains("--help");
    assertThat(outcome.err()).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "check"})
  void aFileThatCannotBeRead(String command) throws IOException {
    assertIo(
        Outcome.of(command, "nowhere.solv"), "cannot read nowhere.solv: there is no such file");
    assertIo(Outcome.of(command, folder.toString()), "it is a folder");
    assertIo(Outcome.of(command, "a\0b"), "this is not the name of a file");
    Path latin = folder.resolve("latin.solv");
    Files.write(latin, "val a = 1\n// caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertIo(
        Outcome.of(command, latin.toString()), "it is not UTF-8 text: line 2 holds the byte 0xe9");
  }

  private static void assertIo(Outcome outcome, String why) {
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("error[io]: cannot read ");
    assertThat(outcome.err()).contains(why);
  }

  @Test
  void standardInputMustBeText() {
    Outcome outcome = Outcome.withInput(new byte[] {'1', (byte) 0xff}, "run", "-");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("cannot read <stdin>: it is not UTF-8 text");
  }

  @Test
  void anEmptyScriptIsDone() throws IOException {
    assertThat(run("")).isEqualTo(new Outcome(0, "", ""));
    assertThat(run("", "--json")).isEqualTo(new Outcome(0, "{}\n", ""));
    assertThat(run("\n// nothing\n")).isEqualTo(new Outcome(0, "", ""));
  }

  @Test
  void aByteOrderMarkAndCarriageReturnsAreSkipped() throws IOException {
    assertThat(run("\uFEFFval x = 1\r\nprint(x)\r\n").out()).isEqualTo("1\n");
    assertThat(run("#!/usr/bin/env -S solvent run\nprint(2)\n").out()).isEqualTo("2\n");
  }

  @Test
  void debugShowsTheStackTrace() throws IOException {
    String script = "print([1, 2][5])\n";
    assertThat(run(script).err()).doesNotContain("\tat ");
    Outcome outcome = run(script, "--debug");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("error[index]");
    assertThat(outcome.err()).contains("\tat dev.solvent.");
  }

  private Path script(String text) throws IOException {
    return Files.writeString(folder.resolve("script.solv"), text);
  }

  private Outcome run(String text, String... further) throws IOException {
    String[] arguments = new String[further.length + 2];
    arguments[0] = "run";
    arguments[1] = script(text).toString();
    System.arraycopy(further, 0, arguments, 2, further.length);
    return Outcome.of(arguments);
  }
}
