package dev.solvent.implicit;

import static dev.solvent.dsl.Loops.abs;
import static dev.solvent.dsl.Loops.any;
import static dev.solvent.dsl.Loops.argmax;
import static dev.solvent.dsl.Loops.max;
import static dev.solvent.dsl.Loops.where;

import dev.solvent.build.Build;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.expr.Op;
import dev.solvent.solver.Box;
import dev.solvent.source.Kind;
import io.vavr.collection.Seq;

/// Bounds of the unknowns in the search, and in the equation that holds at its end.
record Bounds(Expr lower, Expr upper) {
  /// A gradient below this share of the greatest, or of 1, is none.
  private static final double NOTHING = 1e-12;

  /// Fails with `domain` where a lower bound lies above its upper one.
  static Bounds of(Guess guess, Unknown unknown, Seq<Expr> a) {
    Expr lower = unknown.spread("lower", at(guess.option("lower"), a));
    Expr upper = unknown.spread("upper", at(guess.option("upper"), a));
    boolean both = !lower.isNone() && !upper.isNone() && unknown.size() > 0;
    return new Bounds(lower, both ? ordered(lower, upper) : upper);
  }

  private static Expr ordered(Expr lower, Expr upper) {
    Expr crossed = lower.gt(upper);
    Expr first = argmax(crossed);
    Op.Ensure ensure =
        new Op.Ensure(Kind.DOMAIN, "the lower bound %s lies above the upper bound %s", 2);
    return Expr.of(
        Build.one(
            ensure,
            any(crossed).not().node(),
            lower.get(first).node(),
            upper.get(first).node(),
            upper.node()));
  }

  private static Expr at(Expr bound, Seq<Expr> a) {
    return bound.tree() instanceof Tree.Function(var f) ? f.apply(a.take(f.arity())) : bound;
  }

  /// This gives the bounds as a solver sees them, without derivatives.
  Box box() {
    return new Box(Solution.still(lower), Solution.still(upper));
  }

  /// What is zero at a minimum: the gradient, or, for an unknown that a bound holds, its distance
  /// from the bound. An unknown that lies on its bound without a force is free.
  Expr stationary(Expr w, Expr gradient) {
    if (lower.isNone() && upper.isNone()) return gradient;
    Expr least = max(abs(gradient)).plus(1).times(NOTHING);
    Expr pull = gradient;
    if (!lower.isNone()) {
      Expr fixed = upper.isNone() ? w.ne(w) : lower.ge(upper);
      Expr held = w.le(lower).and(gradient.gt(least).or(fixed));
      pull = where(held, w.minus(lower), pull);
    }
    if (upper.isNone()) return pull;
    Expr held = w.ge(upper).and(gradient.lt(least.unaryMinus()));
    return where(held, w.minus(upper), pull);
  }
}
