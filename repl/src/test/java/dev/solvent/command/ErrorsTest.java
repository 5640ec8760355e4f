package dev.solvent.command;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Scripts that fail, beside what they say on standard error, byte for byte. A script's name begins
/// with the kind of its error.
@Timeout(60)
class ErrorsTest {
  private static final Path FOLDER = Path.of("src/test/errors");

  static Stream<Path> scripts() throws IOException {
    return Files.list(FOLDER).filter(file -> file.toString().endsWith(".solv")).sorted();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void everyMessageIsTheOneBesideIt(Path script) throws IOException {
    String name = script.getFileName().toString().replaceFirst("\\.solv$", "");
    Outcome outcome = Outcome.of(script);
    String said =
        outcome
            .err()
            .replace(FOLDER.toAbsolutePath().toString(), "<folder>")
            .replace(Path.of("").toAbsolutePath().toString(), "<working folder>")
            .replace(FOLDER + "/", "");
    assertThat(said).isEqualTo(Files.readString(FOLDER.resolve(name + ".txt")));
    assertThat(said).startsWith("error[" + name.split("-")[0] + "]: ");
    assertWithMessage("exit status").that(outcome.status()).isEqualTo(1);
    assertWithMessage("printed").that(outcome.out()).isEmpty();
  }
}
