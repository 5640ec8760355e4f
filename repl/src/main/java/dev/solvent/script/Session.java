package dev.solvent.script;

import dev.solvent.Solvent;
import dev.solvent.data.Data;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Vocabulary;
import dev.solvent.script.run.Printing;
import dev.solvent.script.run.Program;
import dev.solvent.script.run.Scope;
import dev.solvent.script.run.SourceFile;
import dev.solvent.script.syntax.Ast;
import dev.solvent.script.syntax.Ast.Statement;
import dev.solvent.source.Diagnostic;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import dev.solvent.source.Source;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Scripts that are evaluated one after the other, each seeing the names of those before it. It
/// belongs to one thread at a time and throws nothing: a failure is a diagnostic.
public final class Session {
  private static final Vocabulary WORDS = Vocabulary.of(Printing.class, Solvent.class);

  private final Consumer<String> print;
  private final Seq<Path> folders;
  private Program program;
  private Scope scope = Scope.top();
  private LinkedHashMap<String, Expr> given = LinkedHashMap.empty();
  private Option<Throwable> cause = Option.none();

  /// This prints to standard output and looks files up in the working folder.
  public Session() {
    this(System.out::println, Vector.of(Path.of("")));
  }

  /// `print` gets the text of each print statement; files are looked up in `folders`, what is
  /// imported in the first of them.
  public Session(Consumer<String> print, Seq<Path> folders) {
    this.print = print;
    this.folders = folders;
    this.program = new Program(WORDS, folders.head());
  }

  /// This gives the value of the last expression of a text, or `none`.
  public Either<Diagnostic, Expr> eval(String source) {
    return eval(new Source("<eval>", source));
  }

  public Either<Diagnostic, Expr> eval(Source source) {
    return eval(source, _ -> {});
  }

  /// As `eval`; `each` gets the value of each top-level expression as it comes, `none` excepted.
  public Either<Diagnostic, Expr> eval(Source source, Consumer<Expr> each) {
    return guarded(() -> run(source, each));
  }

  /// This evaluates a script as if its text stood here; what it imports, and the data that it
  /// loads, is looked up beside it first.
  public Either<Diagnostic, Expr> load(String file) {
    return guarded(() -> {
      Path path = SourceFile.path(file);
      Seq<Path> beside = folders.prepend(path.resolveSibling("")).distinct();
      return Data.within(beside, () -> run(program.source(path, file), _ -> {}));
    });
  }

  private Expr run(Source source, Consumer<Expr> each) {
    Ast.Program read = program.read(source, scope);
    LinkedHashMap<String, Expr> replaced = given;
    checkGiven(read);
    given = LinkedHashMap.empty();
    return program.run(read, scope, replaced, each);
  }

  /// This gives the value of a function of a script, which prints as scripts do.
  public Either<Diagnostic, Expr> call(Fn function, Seq<?> arguments) {
    return guarded(() -> function.applyTo(arguments));
  }

  /// Fails with `name` where what should be replaced is not there.
  private void checkGiven(Ast.Program read) {
    Seq<String> vals =
        read.statements()
            .flatMap(s ->
                s instanceof Statement.Val v && v.pattern() instanceof Ast.Pattern.Bind bind
                    ? Option.of(bind.name())
                    : Option.<String>none());
    for (String name : given.keySet()) {
      if (vals.contains(name)) continue;
      read.statements().flatMap(s -> pattern(s, name)).headOption().forEach(Session::refuse);
      throw SolventError.of(Kind.NAME, "%s has no top-level val %s", read.source().name(), name)
          .help(vals.isEmpty() ? "it has none" : "it has " + vals.distinct().mkString(", "));
    }
  }

  /// The pattern that names a part of a top-level `val`.
  private static Option<Ast.Pattern> pattern(Statement statement, String name) {
    return statement instanceof Statement.Val v
            && v.pattern().binds().exists(bind -> bind.name().equals(name))
        ? Option.of(v.pattern())
        : Option.none();
  }

  private static void refuse(Ast.Pattern pattern) {
    throw SolventError.of(Kind.NAME, "what is replaced here is a part of a pattern")
        .at(pattern.span())
        .help("give the whole value a name of its own, and take that apart");
  }

  /// This parses and resolves a text without running it.
  public Option<Diagnostic> check(Source source) {
    return guarded(
            () -> {
              program.read(source, scope);
              return Expr.NONE;
            })
        .swap()
        .toOption();
  }

  /// This binds a top-level name.
  public Session with(String name, Object value) {
    scope.define(name, Expr.of(value), false);
    return this;
  }

  /// This replaces the top-level `val` of that name in what is evaluated next.
  public Option<Diagnostic> replace(String name, String expression) {
    Source source = new Source(name + "=", expression);
    return guarded(
            () -> program.run(program.read(source, scope), scope, LinkedHashMap.empty(), _ -> {}))
        .peek(value -> given = given.put(name, value))
        .swap()
        .toOption();
  }

  /// This gives the value of a top-level name.
  public Option<Expr> get(String name) {
    return scope.get(name);
  }

  /// This gives the top-level `val`s, in the order of their definitions.
  public LinkedHashMap<String, Expr> values() {
    return scope.values().filterKeys(name -> !scope.isVar(name));
  }

  /// This gives all top-level names, those of `var`s and functions too.
  public LinkedHashMap<String, Expr> bindings() {
    return scope.values();
  }

  /// This gives the names that an expression may use: those of the session and all words.
  public Seq<String> words() {
    return bindings().keySet().toVector().appendAll(WORDS.names());
  }

  public static Vocabulary vocabulary() {
    return WORDS;
  }

  /// This gives what was thrown when the last evaluation failed.
  public Option<Throwable> cause() {
    return cause;
  }

  /// This forgets every name.
  public void reset() {
    scope = Scope.top();
    given = LinkedHashMap.empty();
    program = new Program(WORDS, folders.head());
  }

  private Either<Diagnostic, Expr> guarded(Supplier<Expr> work) {
    Site before = Site.enter(Site.NOWHERE);
    cause = Option.none();
    try {
      return Either.right(Data.within(folders, () -> Printing.to(print, work)));
    } catch (SolventError e) {
      return failed(e, e.diagnostic());
    } catch (StackOverflowError e) {
      return failed(
          e,
          new Diagnostic(
                  Kind.LIMIT, "the evaluation nests too deeply for the stack", Site.current())
              .help("use while or iterate in place of a deep recursion"));
    } catch (OutOfMemoryError e) {
      return failed(e, new Diagnostic(Kind.LIMIT, "the memory does not suffice", Site.current()));
    } finally {
      Site.enter(before);
    }
  }

  private Either<Diagnostic, Expr> failed(Throwable thrown, Diagnostic diagnostic) {
    cause = Option.of(thrown);
    return Either.left(diagnostic);
  }
}
