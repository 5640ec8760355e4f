package dev.solvent.solver;

import dev.solvent.dsl.Expr;

/// Gauss and Newton's method within a region in which the linear model has proved right.
public record LevenbergMarquardt(Control control)
    implements RootFinder, Fitter, Tunable<LevenbergMarquardt> {
  public static final LevenbergMarquardt DEFAULT = new LevenbergMarquardt(Control.of(5000));

  static LevenbergMarquardt of(Settings s) {
    return new LevenbergMarquardt(s.control(DEFAULT.control));
  }

  @Override
  public String name() {
    return "levenbergMarquardt";
  }

  @Override
  public LevenbergMarquardt with(Control other) {
    return new LevenbergMarquardt(other);
  }

  @Override
  public Outcome root(Smooth f, Expr guess) {
    return TrustRegion.root(f, control).solve(guess);
  }

  @Override
  public Outcome leastSquares(Smooth f, Box box, Expr guess) {
    return TrustRegion.leastSquares(f, control, box).solve(guess);
  }
}
