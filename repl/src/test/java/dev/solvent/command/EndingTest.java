package dev.solvent.command;

import static com.google.common.truth.Truth.assertThat;

import io.vavr.collection.Array;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a run ends that does not come to its end.
@Timeout(60)
class EndingTest {
  private static final String ENDLESS =
      "print(\"before\")\nvar i = 0\nwhile (true) { i = i + 1 }\n";

  @TempDir Path folder;

  @Test
  void aSignalInterruptsTheEvaluation() throws Exception {
    Process run = process("run", script(ENDLESS));
    BufferedReader out = run.inputReader(StandardCharsets.UTF_8);
    assertThat(out.readLine()).isEqualTo("before");
    long start = System.nanoTime();
    run.toHandle().destroy();
    assertThat(run.waitFor()).isEqualTo(1);
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(2));
    String err = new String(run.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(err).startsWith("error[limit]: the evaluation was interrupted\n --> ");
    assertThat(err).contains("3 | while (true) { i = i + 1 }");
  }

  @Test
  void aSignalEndsWhatTakesNoNotice() throws Exception {
    Process run = process("run", "-");
    run.toHandle().destroy();
    assertThat(run.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aReaderThatLeavesEndsTheRunQuietly() throws Exception {
    Process run = process("run", script("var i = 0\nwhile (true) { i = i + 1; print(i) }\n"));
    assertThat(run.inputReader().readLine()).isEqualTo("1");
    run.getInputStream().close();
    assertThat(run.waitFor()).isEqualTo(0);
    assertThat(run.getErrorStream().readAllBytes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "eval", "check", "--help"})
  void outputThatCannotBeWrittenIsAnError(String command) throws IOException {
    String operand = command.equals("eval") ? "1 + 1" : script("print(1)\nprint(2)\n");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    boolean isSilent = command.equals("check");
    int status = run(full("No space left on device"), err, command, operand);
    assertThat(status).isEqualTo(isSilent ? 0 : 1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            isSilent
                ? ""
                : "error[io]: cannot write to standard output: No space left on device\n");
  }

  @Test
  void aBrokenPipeIsNoError() throws IOException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(run(full("Broken pipe"), err, "run", script(ENDLESS))).isEqualTo(0);
    assertThat(err.size()).isEqualTo(0);
  }

  private static OutputStream full(String why) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(why);
      }
    };
  }

  private static int run(OutputStream out, OutputStream err, String... arguments) {
    Console console =
        new Console(new ByteArrayInputStream(new byte[0]), new Output(out), new Output(err), false);
    return Work.start(() -> Main.run(Array.of(arguments), console), console).status();
  }

  private String script(String text) throws IOException {
    return Files.writeString(folder.resolve("script.solv"), text).toString();
  }

  private static Process process(String... arguments) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String[] words =
        Array.of(java.toString(), "-cp", System.getProperty("java.class.path"))
            .append(Main.class.getName())
            .appendAll(Array.of(arguments))
            .toJavaArray(String[]::new);
    return new ProcessBuilder(words).start();
  }
}
