package dev.solvent.implicit;

import dev.solvent.build.Build;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Loops;
import dev.solvent.dsl.Tree;
import dev.solvent.expr.Op;
import dev.solvent.implicit.Solution.Found;
import dev.solvent.solver.Bracket;
import dev.solvent.solver.Bracketing;
import dev.solvent.solver.Brent;
import dev.solvent.solver.Fitter;
import dev.solvent.solver.Iterating;
import dev.solvent.solver.Minimiser;
import dev.solvent.solver.Newton;
import dev.solvent.solver.Outcome;
import dev.solvent.solver.RootFinder;
import dev.solvent.solver.Solver;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Seq;
import java.util.function.UnaryOperator;

/// `x` with `f(x, a..) = 0`.
public final class Root {
  private static final String NAME = "root";

  private Root() {}

  public static Fn of(Fn f, Guess guess) {
    boolean brackets = !guess.option("lo").isNone() || !guess.option("hi").isNone();
    Solver solver = guess.solver().getOrElse(() -> brackets ? Brent.usual() : Newton.DEFAULT);
    if (brackets && !(solver instanceof Bracketing)) {
      throw SolventError.of(Kind.TYPE, "%s takes a guess, not lo and hi", solver.name())
          .help("brent() and bisection() find a root between lo and hi");
    }
    return Solution.of(
            NAME, f, guess, solver.control().linear(), a -> found(f, guess, solver, a), f::apply)
        .fn();
  }

  private static Found found(Fn f, Guess guess, Solver solver, Seq<Expr> a) {
    return switch (solver) {
      case RootFinder finder -> unbounded(f, guess, finder, a);
      case Bracketing finder -> bracketed(NAME, f, guess, finder, a, x -> f.apply(a.prepend(x)));
      case Iterating _, Minimiser _, Fitter _ ->
          throw unsuited(NAME, solver, "newton, broyden, levenbergMarquardt, bisection and brent");
    };
  }

  static SolventError unsuited(String problem, Solver solver, String suited) {
    return SolventError.of(Kind.TYPE, "%s is not solved by %s", problem, solver.name())
        .help("it is solved by %s", suited);
  }

  private static Found unbounded(Fn f, Guess guess, RootFinder finder, Seq<Expr> a) {
    Expr start = guess.at(NAME, a);
    Unknown unknown = Unknown.of(NAME, start);
    Equations equations = Equations.square(NAME, f, unknown, x -> f.apply(a.prepend(x)));
    return new Found(unknown, finder.root(equations, unknown.flat(start)), equations);
  }

  /// The ends are those that the guess says, or the solver; each may be a function of the
  /// parameters.
  static Found bracketed(
      String problem,
      Fn f,
      Guess guess,
      Bracketing finder,
      Seq<Expr> a,
      UnaryOperator<Expr> residual) {
    Expr lo = end(problem, guess.option("lo"), finder.lo(), a);
    Expr hi = end(problem, guess.option("hi"), finder.hi(), a);
    Unknown unknown = new Unknown(Expr.of(0.0));
    Equations equations = Equations.square(problem, f, unknown, residual);
    Bracket bracket = Bracket.of(equations, lo, hi);
    Outcome o = finder.root(equations, bracket);
    Expr x = guess.nanOnFailure() ? o.x() : changing(bracket, o.x());
    return new Found(
        unknown, new Outcome(x, o.converged(), o.iterations(), o.residual()), equations);
  }

  private static Expr end(String problem, Expr told, Expr own, Seq<Expr> a) {
    Expr end = told.isNone() ? own : told;
    Expr number = end.tree() instanceof Tree.Function(var g) ? g.apply(a.take(g.arity())) : end;
    if (number.isTensor() && number.shape().isScalar()) return Loops.times(1, number);
    throw SolventError.of(
        Kind.TYPE,
        "%s is bracketed by two numbers, lo and hi, but one is %s",
        problem,
        number.described());
  }

  private static Expr changing(Bracket b, Expr x) {
    Op.Ensure changes =
        new Op.Ensure(
            Kind.DOMAIN,
            "the residual has no change of sign between lo = %s and hi = %s: it is %s and %s there",
            4);
    return Expr.of(
        Build.one(
            changes,
            b.changesSign().node(),
            b.lo().node(),
            b.hi().node(),
            b.atLo().node(),
            b.atHi().node(),
            x.node()));
  }
}
