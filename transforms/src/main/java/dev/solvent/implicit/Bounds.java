package dev.solvent.implicit;

import static dev.solvent.dsl.Loops.where;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.solver.Box;
import io.vavr.collection.Seq;

/// Bounds of the unknowns in the search, and in the equation that holds at its end.
record Bounds(Expr lower, Expr upper) {

  static Bounds of(Guess guess, Unknown unknown, Seq<Expr> a) {
    return new Bounds(
        unknown.spread("lower", at(guess.option("lower"), a)),
        unknown.spread("upper", at(guess.option("upper"), a)));
  }

  private static Expr at(Expr bound, Seq<Expr> a) {
    return bound.tree() instanceof Tree.Function(var f) ? f.apply(a.take(f.arity())) : bound;
  }

  /// This gives the bounds as a solver sees them, without derivatives.
  Box box() {
    return new Box(Solution.still(lower), Solution.still(upper));
  }

  /// What is zero at a minimum: the gradient, or, for an unknown that a bound holds, its distance
  /// from the bound.
  Expr stationary(Expr w, Expr gradient) {
    Expr pull = gradient;
    if (!lower.isNone()) {
      pull = where(w.le(lower).and(gradient.gt(0)), w.minus(lower), pull);
    }
    return upper.isNone() ? pull : where(w.ge(upper).and(gradient.lt(0)), w.minus(upper), pull);
  }
}
