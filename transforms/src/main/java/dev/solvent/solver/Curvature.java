package dev.solvent.solver;

import static dev.solvent.dsl.Loops.dot;
import static dev.solvent.dsl.Loops.eye;
import static dev.solvent.dsl.Loops.max;
import static dev.solvent.dsl.Loops.norm;
import static dev.solvent.dsl.Loops.outer;
import static dev.solvent.dsl.Loops.where;

import dev.solvent.dsl.Expr;
import dev.solvent.expr.Method;
import dev.solvent.linear.LinearSystem;

/// Newton's directions, from the Hessian at a point.
record Curvature(Smooth gradient, Control control) implements Directions {

  /// No step is so many times as long as the unknowns, which count as 1 where they are less.
  private static final double LONGEST = 100;

  @Override
  public Expr start(Expr x, Expr slope) {
    return isDirect() ? gradient.jacobian(x) : Expr.of(0.0);
  }

  @Override
  public Expr after(Expr memory, Expr x, Expr step, Expr change) {
    return isDirect() ? gradient.jacobian(x) : memory;
  }

  private boolean isDirect() {
    return control.linear().algorithm().isDirect();
  }

  @Override
  public Direction at(Expr memory, Expr x, Expr slope, Expr free) {
    return isDirect() ? direct(memory, x, slope, free) : iterative(x, slope, free);
  }

  /// Where the gradient vanishes though the loss curves down, the way leads along that curve.
  private static Direction direct(Expr hessian, Expr x, Expr slope, Expr free) {
    int n = x.shape().size(0);
    Expr held = eye(n).times(free.times(-1).plus(1));
    Step.Downhill step =
        Step.downhill(hessian.times(outer(free, free)).plus(held), slope.times(free));
    Expr size = where(norm(x).gt(0), norm(x), 1);
    Expr lost = step.curved().and(norm(step.s()).le(size.times(1e-6)));
    Expr way = where(lost, step.curve().times(free).times(size), step.s());
    return new Direction(notFurther(way, x), step.curved().not());
  }

  /// A loss that is almost flat along some way sends the minimum of its model out of all reach.
  private static Expr notFurther(Expr way, Expr x) {
    Expr furthest = max(norm(x), 1).times(LONGEST);
    return way.times(furthest.div(max(norm(way), furthest)));
  }

  private Direction iterative(Expr x, Expr slope, Expr free) {
    Expr pull = slope.times(free);
    Expr way =
        LinearSystem.solve(
            control.linear().otherwise(Method.Otherwise.BEST),
            v -> gradient.along(x, v.times(free)).times(free).plus(v.times(free.times(-1).plus(1))),
            pull.unaryMinus());
    Expr down = dot(way, pull).lt(0);
    return new Direction(where(down, way, pull.unaryMinus()), Expr.of(true));
  }

  @Override
  public boolean isLong() {
    return false;
  }
}
