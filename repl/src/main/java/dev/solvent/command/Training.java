package dev.solvent.command;

import dev.solvent.shell.Shell;
import io.vavr.collection.Array;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the launcher runs once, so that its cache holds what calls of the command need: a script,
/// values, errors, piped input, the shell.
final class Training {
  private static final String ENTERED =
      """
      val x = [1, 2, 3]
      fun f(x) {
        // its sum
        sum(x^2)
      }
      grad(f)(x)
      lins\t(0, 1, 5)
      f.\t
      "text ${x}"; quux
      :type x
      :tree f(x)
      :help
      """;

  private Training() {}

  public static void main(String[] arguments) throws IOException {
    run("", "run", "--json", arguments[0], "b=[1, 2]");
    run("", "run", "nowhere.solv");
    run("", "check", arguments[0]);
    run("", "eval", "1 + 1");
    run("", "eval", "--json", "[1, 2] @ [3, 4]");
    run("", "eval", "[1, 2] + [1, 2, 3]");
    run("val x = 2; x^2", new String[0]);
    run("", "--help");
    Path history = Files.createTempFile("solvent", "history");
    Shell.open(input(ENTERED), OutputStream.nullOutputStream(), history, Version.line());
    Files.delete(history);
  }

  private static void run(String input, String... arguments) {
    Output silent = new Output(OutputStream.nullOutputStream());
    Console console = new Console(input(input), silent, silent, false);
    Work.start(() -> Main.run(Array.of(arguments), console), console).status();
  }

  private static InputStream input(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
