package dev.solvent.solver;

import static dev.solvent.dsl.Loops.branch;
import static dev.solvent.dsl.Loops.norm;
import static dev.solvent.dsl.Loops.record;
import static dev.solvent.dsl.Loops.where;
import static dev.solvent.dsl.Loops.whileLoop;

import dev.solvent.dsl.Expr;
import dev.solvent.expr.Method;
import dev.solvent.linear.LinearSystem;

/// Newton's method whose steps an iterative linear solver finds, so that no Jacobian is formed, or
/// a direct one of a sparse Jacobian. A step is halved until `‖r‖` shrinks enough, and cut to a
/// tenth where `r` is NaN or infinite. Source: Kelley, *Solving Nonlinear Equations with Newton's
/// Method* (2003), chapters 1 and 3.
record NewtonKrylov(Smooth f, Control control) {
  /// The share of the predicted reduction that makes a step worth taking.
  private static final double WORTH = 1e-4;

  /// A step cut below this leads nowhere.
  private static final double SHORTEST = 1e-10;

  /// A step this small, relative to the unknowns, is accepted where rounding lets none get smaller.
  private static final double CLOSE = 1e-7;

  Outcome solve(Expr guess) {
    Expr r = f.at(guess);
    Expr sane = Numbers.isFinite(r);
    Expr isZero = norm(r).eq(0);
    Expr open = sane.and(isZero.not());
    Expr step = branch(open, () -> step(guess, r), () -> guess);
    Expr least = norm(guess).times(1e-3);
    Expr end =
        whileLoop(
            state(guess, r, step, Expr.of(1.0), Expr.of(0.0), open, isZero),
            s -> s.field("going"),
            s -> pass(s, least));
    Expr size = Numbers.size(norm(end.field("x")), least);
    Expr close = sane.and(norm(end.field("step")).le(size.times(CLOSE)));
    return new Outcome(
        end.field("x"),
        end.field("converged").or(close),
        end.field("iterations"),
        norm(end.field("r")));
  }

  private static Expr state(
      Expr x, Expr r, Expr step, Expr share, Expr iterations, Expr going, Expr converged) {
    return record(
        "x",
        x,
        "r",
        r,
        "step",
        step,
        "share",
        share,
        "iterations",
        iterations,
        "going",
        going,
        "converged",
        converged);
  }

  /// The step, or NaN where the linear solver finds nothing that is nearly one.
  private Expr step(Expr x, Expr r) {
    Expr step =
        control.linear().algorithm().isDirect()
            ? f.sparseStep(x, r.unaryMinus())
            : LinearSystem.solve(
                control.linear().otherwise(Method.Otherwise.BEST),
                v -> f.along(x, v),
                r.unaryMinus());
    Expr solved = norm(f.along(x, step).plus(r)).le(norm(r).times(0.5));
    return where(solved, step, Double.NaN);
  }

  /// One trial of a step; unknowns smaller than `least` count as that large.
  private Expr pass(Expr s, Expr least) {
    Expr x = s.field("x");
    Expr step = s.field("step");
    Expr share = s.field("share");
    Expr trial = x.plus(step.times(share));
    Expr tried = f.at(trial);
    Expr before = norm(s.field("r"));
    Expr after = norm(tried);
    Expr sane = Numbers.isFinite(after);
    Expr better = sane.and(after.le(before.times(share.times(-WORTH).plus(1))));
    Expr next = where(better, trial, x);
    Expr r = where(better, tried, s.field("r"));
    Expr small = norm(step).le(Numbers.size(norm(next), least).times(control.tolerance()));
    Expr converged = norm(r).eq(0).or(share.eq(1).and(small));
    Expr shorter = share.times(where(sane, 0.5, 0.1));
    Expr iterations = s.field("iterations").plus(1);
    Expr going =
        converged
            .or(iterations.ge(control.maxIterations()))
            .or(better.not().and(shorter.lt(SHORTEST)))
            .not();
    Expr following = branch(better.and(going), () -> step(next, r), () -> step);
    return state(next, r, following, where(better, 1, shorter), iterations, going, converged);
  }
}
