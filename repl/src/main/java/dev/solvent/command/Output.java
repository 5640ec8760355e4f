package dev.solvent.command;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Text on its way out, in UTF-8. Each line is one write, so that it is seen at once and whole.
///
/// Once nobody takes it any more, nothing is written, and the thread that printed is interrupted,
/// since what it computes would not be seen.
final class Output {
  private final OutputStream stream;
  private Option<String> failure = Option.none();

  Output(OutputStream stream) {
    this.stream = stream;
  }

  synchronized void line(String text) {
    if (failure.isDefined()) return;
    try {
      stream.write((text + "\n").getBytes(StandardCharsets.UTF_8));
      stream.flush();
    } catch (IOException e) {
      failure = Option.of(String.valueOf(e.getMessage()));
      Thread.currentThread().interrupt();
    }
  }

  /// This gives why nothing can be written, if that is so.
  synchronized Option<String> failure() {
    return failure;
  }

  /// Whether the reader of a pipe has left, as `head` does.
  boolean isClosed() {
    return failure().exists(why -> why.toLowerCase(Locale.ROOT).contains("pipe"));
  }
}
