package dev.solvent.solver;

import static dev.solvent.dsl.Loops.dot;
import static dev.solvent.dsl.Loops.eye;
import static dev.solvent.dsl.Loops.matmul;
import static dev.solvent.dsl.Loops.norm;
import static dev.solvent.dsl.Loops.outer;
import static dev.solvent.dsl.Loops.record;
import static dev.solvent.dsl.Loops.where;

import dev.solvent.dsl.Expr;

/// An estimate of the inverse Hessian, corrected after each step. Source: Nocedal & Wright,
/// *Numerical Optimization*, 2nd ed., 6.1.
public record Bfgs(Control control) implements Minimiser, Tunable<Bfgs> {
  public static final Bfgs DEFAULT = new Bfgs(Control.of(2000));

  static Bfgs of(Settings s) {
    return new Bfgs(s.control(DEFAULT.control));
  }

  @Override
  public String name() {
    return "bfgs";
  }

  @Override
  public Bfgs with(Control other) {
    return new Bfgs(other);
  }

  @Override
  public Outcome minimum(Objective f, Box box, Expr guess) {
    return new Descent(f, box, control, new Estimate()).minimum(guess);
  }

  /// The inverse Hessian, at first a multiple of the identity.
  private record Estimate() implements Directions {
    @Override
    public Expr start(Expr x, Expr gradient) {
      return record("inverse", eye(x.shape().size(0)).times(reach(x, gradient)), "first", true);
    }

    @Override
    public Expr after(Expr memory, Expr x, Expr s, Expr y) {
      Expr curvature = dot(s, y);
      Expr scaled = eye(s.shape().size(0)).times(curvature.div(dot(y, y)));
      Expr b = where(memory.field("first"), scaled, memory.field("inverse"));
      Expr by = matmul(b, y);
      Expr share = outer(s, by).plus(outer(by, s)).div(curvature);
      Expr weight = dot(y, by).div(curvature).plus(1).div(curvature);
      Expr corrected = b.minus(share).plus(outer(s, s).times(weight));
      Expr useful = isUseful(s, y);
      return record(
          "inverse", where(useful, corrected, memory.field("inverse")),
          "first", memory.field("first").and(useful.not()));
    }

    @Override
    public Direction at(Expr memory, Expr x, Expr gradient, Expr free) {
      Expr way = matmul(memory.field("inverse"), gradient.times(free)).times(free);
      return new Direction(way.unaryMinus(), Expr.of(true));
    }

    @Override
    public boolean isLong() {
      return true;
    }
  }

  /// Whether a step has seen the loss curve up.
  static Expr isUseful(Expr step, Expr change) {
    return dot(step, change).gt(norm(step).times(norm(change)).times(1e-10));
  }

  /// This gives the weight of the gradient in a first step a tenth as long as the unknowns.
  static Expr reach(Expr x, Expr gradient) {
    Expr size = where(norm(x).gt(0), norm(x), 1).times(0.1);
    return where(norm(gradient).gt(0), size.div(norm(gradient)), 1);
  }
}
