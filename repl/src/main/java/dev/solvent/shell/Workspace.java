package dev.solvent.shell;

import dev.solvent.data.Data;
import dev.solvent.dsl.Expr;
import dev.solvent.script.Session;
import dev.solvent.source.Diagnostic;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.Source;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// The session of the shell, and the texts that made it what it is.
final class Workspace {
  static final String NAME = "<repl>";

  private final Session session;
  private Vector<String> entered = Vector.empty();
  private Option<Path> saved = Option.none();

  Workspace(Consumer<String> print) {
    this.session = new Session(print, Vector.of(Path.of("")));
  }

  /// This evaluates a text; each value goes to `each`.
  Either<Diagnostic, Expr> enter(String text, Consumer<Expr> each) {
    return session.eval(new Source(NAME, text), each).peek(_ -> entered = entered.append(text));
  }

  /// This gives the value of an expression that is only asked about.
  Either<Diagnostic, Expr> value(String expression) {
    return session.eval(new Source(NAME, expression));
  }

  Option<Expr> get(String name) {
    return session.get(name);
  }

  LinkedHashMap<String, Expr> names() {
    return session.bindings();
  }

  Seq<String> words() {
    return session.words();
  }

  Either<Diagnostic, Expr> load(String file) {
    return session.load(file).peek(_ -> entered = entered.append(imported(file)));
  }

  /// Wherever the text that was entered is saved, it finds the file.
  private static String imported(String file) {
    String path = Path.of(file).toAbsolutePath().normalize().toString();
    return "import \"" + path.replace("\\", "\\\\") + "\"";
  }

  /// This writes what was entered so far. A file that is there already is replaced only where it is
  /// the one that was saved before.
  Option<Diagnostic> save(String name) {
    try {
      Path file = Path.of(name).toAbsolutePath();
      if (Files.exists(file) && !saved.contains(file)) {
        return failed(name, "it is there already; take another name");
      }
      Files.writeString(file, entered.map(text -> text + "\n").mkString());
      saved = Option.of(file);
      return Option.none();
    } catch (InvalidPathException e) {
      return failed(name, "it is not the name of a file");
    } catch (IOException e) {
      return failed(name, Data.reason(e));
    }
  }

  void reset() {
    session.reset();
    entered = Vector.empty();
  }

  private static Option<Diagnostic> failed(String name, String why) {
    return Option.of(new Diagnostic(Kind.IO, "cannot write " + name + ": " + why, Site.NOWHERE));
  }
}
