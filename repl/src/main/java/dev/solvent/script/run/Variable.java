package dev.solvent.script.run;

import dev.solvent.dsl.Expr;

/// What a name stands for. Only the value of a `var` changes, and for the time that a loop or a
/// branch is traced.
final class Variable {
  private final boolean assignable;
  private Expr value;

  Variable(Expr value, boolean assignable) {
    this.value = value;
    this.assignable = assignable;
  }

  boolean isAssignable() {
    return assignable;
  }

  Expr value() {
    return value;
  }

  void set(Expr next) {
    value = next;
  }
}
