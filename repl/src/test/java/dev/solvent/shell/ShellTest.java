package dev.solvent.shell;

import static com.google.common.truth.Truth.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ShellTest {
  private static final String CTRL_C = "\003";
  private static final String CTRL_D = "\004";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 + 1                               | 2
          val x = 3~x^2                       | 9
          [1, 2~, 3] * 2                      | [2, 4, 6]
          fun f(x) {~  x^2~}~f(4)             | 16
          "é数😀"                              | é数😀
          quux~1 + 1                          | 2
          quux                                | error[name]: there is no quux
          (1~~2                               | error[syntax]: this ( is never closed
          fun g(n) = g(n + 1)~g(0)~1 + 1      | 2
          val a = 1~:reset~a                  | error[name]: there is no a
          :type (w = [1, 2], b = true)        | (w = [2], b = bool)
          fun f(x) = x~:type f                | function f(x)
          :tree -x^2                          | └─ ^
          :time 1 + 1                         | s
          val row = [1, 2]~:env               | row           [2]
          :doc linspace                       | linspace(from, to, n)
          :doc det                            |   det([[1, 2], [3, 4]])  // -2
          :help det                           |   det([[1, 2], [3, 4]])  // -2
          :doc while                          | while (c) { ... }
          :doc sumn                           | there is no word sumn; near it are sum
          :explain 3                          | 1 | explain(3)
          :doc quux                           | there is no word quux
          val mine = 1~:doc mine              | mine is num of this session
          :nothing                            | there is no :nothing; :help lists the commands
          :t 1                                | :t is one of :type, :tree, :time
          :type                               | :type e lacks its e
          :quit now                           | :quit takes nothing
          :help                               | :load file    runs a script in this session
          :load nowhere.solv                  | error[io]: cannot read nowhere.solv: there is no such file
          """)
  void whatIsEnteredIsAnswered(String entered, String answer) throws IOException {
    assertThat(talk(entered.replace('~', '\n') + "\n")).contains(answer + "\n");
  }

  @Test
  void aScriptIsLoadedAndASessionSaved() throws IOException {
    Files.writeString(folder.resolve("numbers.csv"), "a,b\n1,2\n3,4\n");
    Path script = folder.resolve("words.solv");
    Files.writeString(script, "val d = load(\"numbers.csv\")\nfun twice(x) = 2 * x\n");
    Path saved = folder.resolve("saved.solv");
    String said = talk(":load %s\ntwice(d.b)\nquux\n:save %s\n".formatted(script, saved));
    assertThat(said).contains("[4, 8]\n");
    assertThat(Files.readString(saved)).isEqualTo("import \"%s\"\ntwice(d.b)\n".formatted(script));
    assertThat(talk(":load %s\ntwice(3)\n".formatted(saved))).contains("6\n");
    assertThat(talk(":save " + script + "\n")).contains("it is there already; take another name");
    assertThat(talk(":save %s/nowhere/s.solv\n".formatted(folder)))
        .contains("there is no folder " + folder.resolve("nowhere"));
  }

  @ParameterizedTest
  @EnumSource
  void examplesOfTheSyntaxGiveWhatTheySay(Syntax syntax) throws IOException {
    String[] parts = syntax.example().split("  // ");
    if (parts.length > 1) assertThat(talk(parts[0] + "\n")).contains("\n" + parts[1] + "\n");
  }

  @Test
  void whatIsEnteredIsKeptForTheNextTime() throws IOException {
    talk("val first = 1\nval second = [\n2]\n");
    String up = "\020"; // Ctrl-P
    assertThat(talk(up + "\nsecond + 6\n")).contains("[8]\n");
    assertThat(Files.readString(folder.resolve("history"))).contains("val first = 1");
  }

  @Test
  void controlDLeaves() throws IOException {
    assertThat(talk("1 + 1\n" + CTRL_D + "2 + 2\n")).doesNotContain("4");
  }

  @Test
  void controlCClearsWhatIsTyped() throws Exception {
    String said = talkSlowly("unfinished", CTRL_C, "1 + 1\n", CTRL_C, "2 + 2\n");
    assertThat(said).contains("2\n");
    assertThat(said).contains("Ctrl-D leaves\n");
    assertThat(said).contains("4\n");
    assertThat(said).doesNotContain("error");
  }

  @Test
  void controlCStopsTheEvaluationAndKeepsTheSession() throws Exception {
    String said = talkSlowly("val x = 6\nwhile (true) { }\n", CTRL_C, "x + 1\n");
    assertThat(said).contains("error[limit]: the evaluation was interrupted\n");
    assertThat(said).contains("7\n");
  }

  private String talk(String entered) throws IOException {
    return talk(new ByteArrayInputStream(entered.getBytes(StandardCharsets.UTF_8)));
  }

  /// Each text is typed when the shell has had time to take up the one before.
  private String talkSlowly(String... texts) throws Exception {
    PipedOutputStream keys = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(keys);
    Thread typing =
        Thread.ofPlatform()
            .start(() -> {
              try (keys) {
                for (String text : texts) {
                  Thread.sleep(1000);
                  keys.write(text.getBytes(StandardCharsets.UTF_8));
                  keys.flush();
                }
                Thread.sleep(1000);
              } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    String said = talk(in);
    typing.join();
    return said;
  }

  private String talk(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Shell.open(in, out, folder.resolve("history"), "hello");
    return out.toString(StandardCharsets.UTF_8)
        .replaceAll("\033\\[[0-9;?]*[A-Za-z]|\033[=>]|\r", "");
  }
}
