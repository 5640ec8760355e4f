package dev.solvent.script.run;

import dev.solvent.data.Data;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.dsl.Vocabulary;
import dev.solvent.script.resolve.Known;
import dev.solvent.script.resolve.Resolver;
import dev.solvent.script.syntax.Ast;
import dev.solvent.script.syntax.Ast.Pattern;
import dev.solvent.script.syntax.Ast.Statement;
import dev.solvent.script.syntax.Parser;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import dev.solvent.source.Source;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.function.Consumer;

/// Scripts and the files that they import, each run once.
public final class Program {
  private final Vocabulary words;
  private final Path folder;
  private final java.util.Map<Source, Path> files = new IdentityHashMap<>();
  private final java.util.Map<Path, Scope> imported = new LinkedHashMap<>();
  private final java.util.Map<Path, Ast.Program> parsed = new LinkedHashMap<>();
  private final Interpreter interpreter;

  /// `folder` is where the imports of a text that is no file are looked up.
  public Program(Vocabulary words, Path folder) {
    this.words = words;
    this.folder = folder;
    this.interpreter = new Interpreter(words, this::load);
  }

  /// This parses a script and resolves its names, those of `scope` being known.
  public Ast.Program read(Source source, Scope scope) {
    Ast.Program program = Parser.parse(source);
    Resolver.check(program, known(scope, Vector.empty()));
    return program;
  }

  private Known known(Scope scope, Seq<Path> importing) {
    return new Known() {
      @Override
      public boolean isKnown(String name) {
        return scope.get(name).isDefined()
            || words.find(name).isDefined()
            || words.constant(name).isDefined();
      }

      @Override
      public boolean isFunction(String name) {
        return scope.get(name).exists(e -> e.tree() instanceof Tree.Function);
      }

      @Override
      public boolean isVar(String name) {
        return scope.isVar(name);
      }

      @Override
      public Seq<String> names() {
        return words.names().appendAll(scope.values().keySet());
      }

      @Override
      public Seq<String> exports(Statement.Import statement) {
        return Program.this.exports(statement, importing);
      }
    };
  }

  /// This runs a program in a scope. Each top-level value goes to `each`, `none` excepted; `given`
  /// stands in place of the top-level `val`s of its names.
  public Expr run(Ast.Program program, Scope scope, Map<String, Expr> given, Consumer<Expr> each) {
    Site.enter(Site.NOWHERE);
    Expr value = Expr.NONE;
    Statements statements = interpreter.statements();
    Set<Statement> made = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Seq<Statement> rest = program.statements(); !rest.isEmpty(); rest = rest.tail()) {
      if (isGiven(rest.head(), given)) {
        String name = ((Pattern.Bind) ((Statement.Val) rest.head()).pattern()).name();
        scope.define(name, given.get(name).get(), false);
        continue;
      }
      value = statements.next(rest, scope, made, true);
      if (!value.isNone()) each.accept(value);
    }
    return value;
  }

  private static boolean isGiven(Statement s, Map<String, Expr> given) {
    return s instanceof Statement.Val v
        && v.pattern() instanceof Pattern.Bind(var name, _)
        && given.containsKey(name);
  }

  // imports

  /// This reads a file, whose imports are looked up beside it.
  public Source source(Path file, String name) {
    Source source = SourceFile.read(file, name);
    files.put(source, file.toAbsolutePath().getParent());
    return source;
  }

  private Path file(Statement.Import i) {
    Path beside = files.getOrDefault(i.span().source(), folder);
    return beside.resolve(i.path()).toAbsolutePath().normalize();
  }

  private Ast.Program parsed(Statement.Import i, Seq<Path> importing) {
    Path file = file(i);
    Interpreter.enter(i.span());
    if (importing.contains(file)) {
      throw SolventError.of(Kind.NAME, "%s imports itself", i.path())
          .note("by way of %s", importing.map(Path::getFileName).mkString(", "));
    }
    Ast.Program old = parsed.get(file);
    if (old != null) return old;
    Ast.Program program = Parser.parse(source(file, i.path()));
    Resolver.check(program, known(Scope.top(), importing.append(file)));
    parsed.put(file, program);
    return program;
  }

  /// The top-level names of a file.
  private Seq<String> exports(Statement.Import i, Seq<Path> importing) {
    Ast.Program program = parsed(i, importing);
    return program
        .statements()
        .flatMap(s ->
            switch (s) {
              case Statement.Val v -> v.pattern().binds().map(Pattern.Bind::name);
              case Statement.Var v -> v.pattern().binds().map(Pattern.Bind::name);
              case Statement.Fun f -> Vector.of(f.name().name());
              case Statement.Import inner ->
                  inner.alias().isDefined()
                      ? Vector.of(inner.alias().get().name())
                      : exports(inner, importing.append(file(i)));
              case Statement.Assign _, Statement.RuleOf _, Statement.While _ ->
                  Vector.<String>empty();
              case Statement.For _, Statement.Evaluate _ -> Vector.<String>empty();
            });
  }

  private Scope load(Statement.Import i) {
    Path file = file(i);
    Scope old = imported.get(file);
    if (old != null) return old;
    Ast.Program program = parsed(i, Vector.empty());
    Scope scope = Scope.top();
    Site before = Site.current();
    Seq<Path> beside = Data.folders().prepend(file.getParent()).distinct();
    Data.within(beside, () -> run(program, scope, HashMap.empty(), _ -> {}));
    Site.enter(before);
    imported.put(file, scope);
    return scope;
  }
}
