package dev.solvent.solver;

import static dev.solvent.dsl.Loops.branch;

import dev.solvent.dsl.Expr;

/// Newton's method within a region in which the linear model has proved right; with an iterative
/// linear solver no matrix is formed.
public record Newton(Control control) implements RootFinder, Minimiser, Tunable<Newton> {
  /// A sparse Jacobian of more unknowns is not spelled out.
  private static final int WHOLE = 400;

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
    if (!control.linear().algorithm().isDirect()) return new NewtonKrylov(f, control).solve(guess);
    return f.isSparse() ? sparse(f, guess) : dense(f, guess);
  }

  /// Where the Jacobian, its zeros left out, leads to no root, it is taken as a whole, if it is
  /// small enough for that.
  private Outcome sparse(Smooth f, Expr guess) {
    Outcome first = new NewtonKrylov(f, control).solve(guess);
    if (guess.shape().size(0) > WHOLE) return first;
    return Rescue.outcome(
        branch(isDone(first), () -> Rescue.parts(first), () -> Rescue.parts(dense(f, guess))));
  }

  private Outcome dense(Smooth f, Expr guess) {
    TrustRegion search = TrustRegion.root(f, control);
    Outcome first = search.solve(guess);
    return new Rescue(f, guess).unless(isDone(first), first, x -> Rescue.parts(search.solve(x)));
  }

  private Expr isDone(Outcome o) {
    return o.converged().or(o.iterations().ge(control.maxIterations()));
  }

  @Override
  public Outcome minimum(Objective f, Box box, Expr guess) {
    return new Descent(f, box, control, new Curvature(f.gradient(), control)).minimum(guess);
  }
}
