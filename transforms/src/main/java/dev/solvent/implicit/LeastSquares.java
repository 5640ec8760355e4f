package dev.solvent.implicit;

import static dev.solvent.dsl.Loops.dot;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.implicit.Solution.Found;
import dev.solvent.solver.Bracketing;
import dev.solvent.solver.Fitter;
import dev.solvent.solver.Iterating;
import dev.solvent.solver.LevenbergMarquardt;
import dev.solvent.solver.Minimiser;
import dev.solvent.solver.Outcome;
import dev.solvent.solver.RootFinder;
import dev.solvent.solver.Solver;
import io.vavr.collection.Seq;

/// `w` with the least `½ ‖f(w, a..)‖²`.
public final class LeastSquares {
  private static final String NAME = "leastSquares";

  private LeastSquares() {}

  public static Fn of(Fn f, Guess guess) {
    Solver solver = guess.solver().getOrElse(LevenbergMarquardt.DEFAULT);
    return Solution.of(
            NAME,
            f,
            guess,
            solver.control().linear(),
            a -> found(f, guess, solver, a),
            a -> stationary(f, guess, a.head(), a.tail()))
        .fn();
  }

  private static Expr residuals(Fn f, Expr w, Seq<Expr> a) {
    return Unknown.vector(f.apply(a.prepend(w)));
  }

  private static Loss loss(Fn f, Unknown unknown, Seq<Expr> a) {
    return Loss.of(
        unknown.size(),
        x -> {
          Expr r = residuals(f, unknown.shaped(x), a);
          return dot(r, r).times(0.5);
        });
  }

  private static Found found(Fn f, Guess guess, Solver solver, Seq<Expr> a) {
    Expr start = guess.at(NAME, a);
    Unknown unknown = Unknown.of(NAME, start);
    Bounds bounds = Bounds.of(guess, unknown, a);
    Loss loss = loss(f, unknown, a);
    Expr w = unknown.flat(start);
    Outcome o =
        switch (solver) {
          case Fitter fitter ->
              fitter.leastSquares(
                  Equations.of(unknown.size(), x -> residuals(f, unknown.shaped(x), a)),
                  bounds.box(),
                  w);
          case Minimiser minimiser -> minimiser.minimum(loss, bounds.box(), w);
          case RootFinder _, Iterating _, Bracketing _ ->
              throw Root.unsuited(
                  NAME, solver, "levenbergMarquardt, newton, bfgs, lbfgs and gradientDescent");
        };
    return new Found(unknown, o, loss.gradient());
  }

  /// The whole stationarity condition `Jᵀ r = 0`, whose derivative has the second-order term of
  /// `r`.
  private static Expr stationary(Fn f, Guess guess, Expr w, Seq<Expr> a) {
    Unknown unknown = new Unknown(w);
    Expr x = unknown.flat(w);
    Expr gradient = loss(f, unknown, a).gradient().exactly(x);
    return Bounds.of(guess, unknown, a).stationary(x, gradient);
  }
}
