package dev.solvent.command;

import dev.solvent.script.run.SourceFile;
import dev.solvent.source.Diagnostic;
import dev.solvent.source.SolventError;
import dev.solvent.source.Source;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.nio.file.Path;

/// The text of a script, and the folders in which it looks files up: beside it first.
record Script(Source source, Seq<Path> folders) {
  private static final Path HERE = Path.of("");

  /// This reads a file, or all of standard input for `-`. Fails with `io`.
  static Either<Diagnostic, Script> of(String name, Console console) {
    try {
      return Either.right(name.equals("-") ? input(console) : file(name));
    } catch (SolventError e) {
      return Either.left(e.diagnostic());
    }
  }

  private static Script input(Console console) {
    return new Script(SourceFile.read(console.in(), "<stdin>"), Vector.of(HERE));
  }

  private static Script file(String name) {
    Path file = SourceFile.path(name);
    return new Script(
        SourceFile.read(file, name), Vector.of(file.resolveSibling(""), HERE).distinct());
  }
}
