package dev.solvent.implicit;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.implicit.Solution.Found;
import dev.solvent.solver.Bracketing;
import dev.solvent.solver.Fitter;
import dev.solvent.solver.Iterating;
import dev.solvent.solver.Minimiser;
import dev.solvent.solver.Newton;
import dev.solvent.solver.RootFinder;
import dev.solvent.solver.Solver;
import io.vavr.collection.Seq;

/// `w` with the least `f(w, a..)`, within bounds and where constraints hold.
public final class ArgMin {
  static final String NAME = "argmin";

  private ArgMin() {}

  public static Fn of(Fn f, Guess guess) {
    Solver solver = guess.solver().getOrElse(Newton.DEFAULT);
    Minimiser minimiser = minimiser(solver);
    return guess
        .constraint()
        .map(c -> new Constrained(f, c, guess, minimiser).fn())
        .getOrElse(() -> free(f, guess, minimiser));
  }

  private static Minimiser minimiser(Solver solver) {
    return switch (solver) {
      case Minimiser minimiser -> minimiser;
      case RootFinder _, Iterating _, Bracketing _, Fitter _ ->
          throw Root.unsuited(NAME, solver, "newton, bfgs, lbfgs and gradientDescent");
    };
  }

  static Expr loss(Fn f, Expr w, Seq<Expr> a) {
    return Loss.number(NAME, f, f.apply(a.prepend(w)));
  }

  private static Loss loss(Fn f, Unknown unknown, Seq<Expr> a) {
    return Loss.of(unknown.size(), x -> loss(f, unknown.shaped(x), a));
  }

  private static Fn free(Fn f, Guess guess, Minimiser minimiser) {
    return Solution.of(
            NAME,
            f,
            guess,
            minimiser.control().linear(),
            a -> found(f, guess, minimiser, a),
            a -> stationary(f, guess, a.head(), a.tail()))
        .fn();
  }

  private static Found found(Fn f, Guess guess, Minimiser minimiser, Seq<Expr> a) {
    Expr start = guess.at(NAME, a);
    Unknown unknown = Unknown.of(NAME, start);
    Loss loss = loss(f, unknown, a);
    Bounds bounds = Bounds.of(guess, unknown, a);
    return new Found(
        unknown, minimiser.minimum(loss, bounds.box(), unknown.flat(start)), loss.gradient());
  }

  private static Expr stationary(Fn f, Guess guess, Expr w, Seq<Expr> a) {
    Unknown unknown = new Unknown(w);
    Expr x = unknown.flat(w);
    Expr gradient = loss(f, unknown, a).gradient().exactly(x);
    return Bounds.of(guess, unknown, a).stationary(x, gradient);
  }
}
