package dev.solvent.script;

import dev.solvent.Solvent;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Vocabulary;
import dev.solvent.source.Diagnostic;
import dev.solvent.source.Source;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Scripts that are evaluated one after the other, each seeing the names of those before it. It
/// belongs to one thread at a time and throws nothing: a failure is a diagnostic.
public final class Session {
  private static final Vocabulary WORDS = Vocabulary.of(Solvent.class);

  /// This prints to standard output and looks files up in the working folder.
  public Session() {
    this(System.out::println, Vector.of(Path.of("")));
  }

  /// `print` gets the text of each print statement; files are looked up in `folders`.
  public Session(Consumer<String> print, Seq<Path> folders) {}

  /// This gives the value of the last expression of a text, or `none`.
  public Either<Diagnostic, Expr> eval(String source) {
    return eval(new Source("<eval>", source));
  }

  public Either<Diagnostic, Expr> eval(Source source) {
    return eval(source, _ -> {});
  }

  /// As `eval`; `each` gets the value of each top-level expression as it comes, `none` excepted.
  public Either<Diagnostic, Expr> eval(Source source, Consumer<Expr> each) {
    return Either.right(Expr.NONE);
  }

  /// This parses and resolves a text without running it.
  public Option<Diagnostic> check(Source source) {
    return Option.none();
  }

  /// This binds a top-level name.
  public Session with(String name, Object value) {
    return this;
  }

  /// This replaces the top-level `val` of that name in what is evaluated next.
  public Option<Diagnostic> replace(String name, String expression) {
    return Option.none();
  }

  public Option<Expr> get(String name) {
    return values().get(name);
  }

  /// This gives the values of the top-level names, in order of definition.
  public LinkedHashMap<String, Expr> values() {
    return LinkedHashMap.empty();
  }

  /// This gives the names that an expression may use: those of the session and all words.
  public Seq<String> words() {
    return values().keySet().toVector().appendAll(WORDS.names());
  }

  public static Vocabulary vocabulary() {
    return WORDS;
  }

  public void reset() {}
}
