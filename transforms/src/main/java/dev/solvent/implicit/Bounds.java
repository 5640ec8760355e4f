package dev.solvent.implicit;

import static dev.solvent.dsl.Loops.abs;
import static dev.solvent.dsl.Loops.any;
import static dev.solvent.dsl.Loops.argmax;
import static dev.solvent.dsl.Loops.max;
import static dev.solvent.dsl.Loops.where;

import dev.solvent.build.Build;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.solver.Box;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import io.vavr.collection.Seq;

/// Bounds of the unknowns in the search, and in the equation that holds at its end.
record Bounds(Expr lower, Expr upper) {
  /// A gradient below this share of the greatest, or of 1, is none.
  private static final double NOTHING = 1e-12;

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
  /// from the bound. Fails with `singular` where an unknown lies on its bound without being held
  /// there: a minimum has a kink in the parameters at such a point.
  Expr stationary(Expr w, Expr gradient) {
    if (lower.isNone() && upper.isNone()) return gradient;
    Expr never = w.ne(w);
    Expr low = lower.isNone() ? never : w.le(lower);
    Expr high = upper.isNone() ? never : w.ge(upper);
    Expr pull = gradient;
    if (!lower.isNone()) pull = where(low.and(gradient.gt(0).or(high)), w.minus(lower), pull);
    if (!upper.isNone()) pull = where(high.and(gradient.lt(0)), w.minus(upper), pull);
    Expr least = max(abs(gradient)).plus(1).times(NOTHING);
    return decided(low.ne(high).and(abs(gradient).le(least)), pull);
  }

  private static Expr decided(Expr loose, Expr pull) {
    Op.Ensure held =
        new Op.Ensure(
            Kind.SINGULAR,
            "a minimum lies on a bound that does not hold it there, so that it has no derivative:"
                + " unknown number %s of its %s",
            2);
    Node which = argmax(where(loose, 1, 0)).node();
    Expr count = Expr.of((double) pull.shape().size(0));
    return Site.current()
        .outermost()
        .during(() ->
            Expr.of(Build.one(held, any(loose).not().node(), which, count.node(), pull.node())));
  }
}
