package dev.solvent.script.resolve;

import dev.solvent.script.syntax.Ast.Annotation;
import dev.solvent.script.syntax.Ast.Dim;
import dev.solvent.script.syntax.Ast.Pattern;
import dev.solvent.script.syntax.Ast.Statement;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// The names that statements declare for those after them.
final class Declared {
  private Declared() {}

  /// This gives what a statement declares, in order; of an import only its alias.
  static Seq<String> by(Statement statement) {
    return switch (statement) {
      case Statement.Val val -> by(val.pattern(), val.annotation());
      case Statement.Var variable -> by(variable.pattern(), variable.annotation());
      case Statement.Fun fun -> List.of(fun.name().name());
      case Statement.Import(_, var alias, _) -> List.ofAll(alias).map(a -> a.name());
      case Statement.Assign _, Statement.RuleOf _, Statement.While _ -> List.empty();
      case Statement.For _, Statement.Evaluate _ -> List.empty();
    };
  }

  /// This gives the names of a pattern and the sizes that its type names.
  static Seq<String> by(Pattern pattern, Option<Annotation> annotation) {
    return List.ofAll(pattern.binds())
        .map(Pattern.Bind::name)
        .appendAll(
            annotation.map(Annotation::symbols).getOrElse(List.empty()).map(Dim.Symbol::name));
  }

  /// This gives the `fun`s that stand next to each other from `start` on, with nothing but rules
  /// between them: they see each other.
  static Seq<Statement.Fun> neighbours(Seq<Statement> statements, int start) {
    return statements
        .drop(start)
        .takeWhile(s -> s instanceof Statement.Fun || s instanceof Statement.RuleOf)
        .flatMap(s -> s instanceof Statement.Fun fun ? List.of(fun) : List.empty());
  }

  /// This tells whether a statement begins such a row.
  static boolean beginsNeighbours(Seq<Statement> statements, int at) {
    return inRow(statements.get(at)) && (at == 0 || !inRow(statements.get(at - 1)));
  }

  private static boolean inRow(Statement statement) {
    return statement instanceof Statement.Fun || statement instanceof Statement.RuleOf;
  }
}
