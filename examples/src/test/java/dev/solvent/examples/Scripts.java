package dev.solvent.examples;

import dev.solvent.dsl.Expr;
import dev.solvent.script.Session;
import dev.solvent.source.Source;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The scripts of this folder, run as the command runs them.
final class Scripts {
  private Scripts() {}

  /// This gives the top-level values of a script as a record.
  static Expr values(String file) {
    Path path = Path.of(file);
    Session session = new Session(_ -> {}, Vector.of(path.getParent()));
    try {
      String source = Files.readString(path);
      if (source.contains("val picture")) session.replace("picture", "\"target/picture.svg\"");
      session
          .eval(new Source(file, source))
          .peekLeft(failure -> {
            throw new AssertionError(failure);
          });
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return Expr.record(session.values());
  }
}
