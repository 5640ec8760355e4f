package dev.solvent.script.run;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.script.syntax.Ast.Pattern;
import dev.solvent.source.Kind;
import dev.solvent.source.Place.Span;
import dev.solvent.source.SolventError;
import io.vavr.control.Option;

/// Taking values apart.
final class Patterns {
  private Patterns() {}

  /// This defines the names of a pattern. Fails with `type` where the value has other parts.
  static void bind(Pattern pattern, Expr value, Scope scope) {
    bind(pattern, value, scope, false, Option.none());
  }

  /// As `bind`, of names that are assignable or not, whose value was written at `origin`.
  static void bind(
      Pattern pattern, Expr value, Scope scope, boolean assignable, Option<Span> origin) {
    switch (pattern) {
      case Pattern.Bind(var name, _) -> scope.define(name, new Variable(value, assignable, origin));
      case Pattern.Ignore _ -> {}
      case Pattern.Tuple(var parts, var span) -> {
        if (!(value.tree() instanceof Tree.Tuple(var values))) {
          Interpreter.enter(span);
          SolventError error =
              SolventError.of(
                  Kind.TYPE,
                  "a tuple of %d parts is taken apart here, but this is %s",
                  parts.size(),
                  value.described());
          throw value.tree() instanceof Tree.Record(var fields)
              ? error.help("fields are taken by name: r.%s", fields.keySet().mkString(", r."))
              : error;
        }
        if (values.size() != parts.size()) {
          Interpreter.enter(span);
          throw SolventError.of(
              Kind.TYPE,
              "%s has %d parts, but %d names are to take them",
              value.describe(),
              values.size(),
              parts.size());
        }
        for (int i = 0; i < parts.size(); i++)
          bind(parts.get(i), values.get(i), scope, assignable, origin);
      }
    }
  }

  /// This gives the name of a parameter: what is written, for one that is taken apart.
  static String name(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Bind(var name, _) -> name;
      case Pattern.Ignore _ -> "_";
      case Pattern.Tuple tuple -> tuple.span().text();
    };
  }
}
