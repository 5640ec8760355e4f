package dev.solvent.solver;

import static dev.solvent.dsl.Loops.max;
import static dev.solvent.dsl.Loops.min;
import static dev.solvent.dsl.Loops.ones;
import static dev.solvent.dsl.Loops.where;

import dev.solvent.dsl.Expr;

/// Bounds of the unknowns, a vector each; `none` where there are none.
public record Box(Expr lower, Expr upper) {
  public static final Box OPEN = new Box(Expr.NONE, Expr.NONE);

  public boolean isOpen() {
    return lower.isNone() && upper.isNone();
  }

  /// This gives the nearest point within.
  public Expr project(Expr x) {
    Expr above = lower.isNone() ? x : max(x, lower);
    return upper.isNone() ? above : min(above, upper);
  }

  /// This gives, for each unknown, 0 where a bound holds it against a descent, otherwise 1.
  public Expr free(Expr x, Expr gradient) {
    Expr free = ones(x.shape().size(0));
    if (!lower.isNone()) free = where(x.le(lower).and(gradient.gt(0)), 0, free);
    return upper.isNone() ? free : where(x.ge(upper).and(gradient.lt(0)), 0, free);
  }
}
