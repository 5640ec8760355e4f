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
  private Option<Span> changed = Option.none();

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

  /// This begins a pass of a loop, which finds that value.
  void begin(Expr first) {
    value = first;
    changed = Option.none();
  }

  /// An assignment at that place.
  void assign(Expr next, Span place) {
    if (!value.isSameAs(next)) changed = Option.of(place);
    value = next;
  }

  /// This gives where the last assignment stands, of those in the pass, that gave the variable
  /// another structure or shape than it had.
  Option<Span> changed() {
    return changed;
  }

  /// This gives a `val` of the value that this has now.
  Variable frozen() {
    return new Variable(value, false, origin);
  }
}
