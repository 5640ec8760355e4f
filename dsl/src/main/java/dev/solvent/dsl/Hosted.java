package dev.solvent.dsl;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;

/// The door between a host's values and expressions.
final class Hosted {
  private Hosted() {}

  static Expr expression(Object value) {
    if (value instanceof Number n) return Expr.of(n.doubleValue());
    if (value instanceof Boolean b) return Expr.of(b.booleanValue());
    throw SolventError.of(Kind.TYPE, "a %s is not a value", value.getClass().getSimpleName());
  }

  static <T> T into(Fn fn, Class<T> type) {
    throw SolventError.of(Kind.TYPE, "%s does not become a %s", fn.name(), type.getSimpleName());
  }
}
