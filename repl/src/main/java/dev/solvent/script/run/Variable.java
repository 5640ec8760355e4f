package dev.solvent.script.run;

import dev.solvent.dsl.Expr;
import dev.solvent.source.Place.Span;
import io.vavr.control.Option;

/// What a name stands for. Only the value of a `var` changes, and for the time that a loop or a
/// branch is traced.
final class Variable {
  private final boolean assignable;
  private final Option<Span> origin;
  private Expr value;

  /// `origin` is the expression that the value was first given by, if it was written as one.
  Variable(Expr value, boolean assignable, Option<Span> origin) {
    this.value = value;
    this.assignable = assignable;
    this.origin = origin;
  }

  boolean isAssignable() {
    return assignable;
  }

  Option<Span> origin() {
    return origin;
  }

  Expr value() {
    return value;
  }

  void set(Expr next) {
    value = next;
  }

  /// This gives a `val` of the value that this has now.
  Variable frozen() {
    return new Variable(value, false, origin);
  }
}
