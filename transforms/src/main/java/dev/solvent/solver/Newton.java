package dev.solvent.solver;

import dev.solvent.dsl.Expr;

/// Newton's method within a region in which the linear model has proved right; with an iterative
/// linear solver no matrix is formed.
public record Newton(Control control) implements RootFinder, Minimiser, Tunable<Newton> {
  public static final Newton DEFAULT = new Newton(Control.of(200));

  static Newton of(Settings s) {
    return new Newton(s.control(DEFAULT.control));
  }

  @Override
  public String name() {
    return "newton";
  }

  @Override
  public Newton with(Control other) {
    return new Newton(other);
  }

  @Override
  public Outcome root(Smooth f, Expr guess) {
    if (!control.linear().algorithm().isDirect() || f.isSparse()) {
      return new NewtonKrylov(f, control).solve(guess);
    }
    TrustRegion search = TrustRegion.root(f, control);
    Outcome first = search.solve(guess);
    Expr done = first.converged().or(first.iterations().ge(control.maxIterations()));
    return new Rescue(f, guess).unless(done, first, x -> Rescue.parts(search.solve(x)));
  }

  @Override
  public Outcome minimum(Objective f, Box box, Expr guess) {
    return new Descent(f, box, control, new Curvature(f.gradient(), control)).minimum(guess);
  }
}
