package dev.solvent.command;

import io.vavr.collection.Array;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// What a call of the command gave.
record Outcome(int status, String out, String err) {

  static Outcome of(String... arguments) {
    return withInput("", arguments);
  }

  static Outcome of(Path script) {
    return of("run", script.toString());
  }

  static Outcome withInput(String input, String... arguments) {
    return withInput(input.getBytes(StandardCharsets.UTF_8), arguments);
  }

  static Outcome withInput(byte[] input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(new ByteArrayInputStream(input), new Output(out), new Output(err), false);
    int status = Work.start(() -> Main.run(Array.of(arguments), console), console).status();
    return new Outcome(status, text(out), text(err));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
