package dev.solvent.implicit;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.implicit.Solution.Found;
import dev.solvent.solver.Anderson;
import dev.solvent.solver.Bracketing;
import dev.solvent.solver.Fitter;
import dev.solvent.solver.Iterating;
import dev.solvent.solver.Minimiser;
import dev.solvent.solver.RootFinder;
import dev.solvent.solver.Solver;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// `z` with `f(z, a..) = z`.
public final class FixedPoint {
  private static final String NAME = "fixedPoint";

  private FixedPoint() {}

  public static Fn of(Fn f, Guess guess) {
    Solver solver = guess.solver().getOrElse(Anderson.DEFAULT);
    return Solution.of(
            NAME,
            f,
            guess,
            solver.control().linear(),
            a -> found(f, guess, solver, a),
            a -> change(f, a.head(), a.tail()))
        .fn();
  }

  private static Found found(Fn f, Guess guess, Solver solver, Seq<Expr> a) {
    if (solver instanceof Bracketing finder) {
      return Root.bracketed(NAME, f, guess, finder, a, z -> change(f, z, a));
    }
    Expr start = guess.at(NAME, a);
    Unknown unknown = Unknown.of(NAME, start);
    Equations equations = Equations.square(NAME, f, unknown, z -> change(f, z, a));
    Expr z = unknown.flat(start);
    return switch (solver) {
      case Iterating finder -> new Found(unknown, finder.fixedPoint(equations, z), equations);
      case RootFinder finder -> new Found(unknown, finder.root(equations, z), equations);
      case Bracketing _, Minimiser _, Fitter _ ->
          throw Root.unsuited(
              NAME,
              solver,
              "anderson, picard, newton, broyden, levenbergMarquardt, bisection and brent");
    };
  }

  private static Expr change(Fn f, Expr z, Seq<Expr> a) {
    Expr next = f.apply(a.prepend(z));
    if (!next.isLike(z)) {
      throw SolventError.of(
              Kind.SHAPE,
              "a fixed point is like what its function gives, but %s gives %s for %s",
              f.name(),
              next.describe(),
              z.describe())
          .at(f.site());
    }
    Seq<Expr> after = next.filledLike(z).leaves().map(Expr::of);
    Seq<Expr> before = z.leaves().map(Expr::of);
    return z.rebuild(Array.ofAll(after.zipWith(before, Expr::minus)).map(Expr::node));
  }
}
