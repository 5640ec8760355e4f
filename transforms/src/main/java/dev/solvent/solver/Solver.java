package dev.solvent.solver;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.linear.Methods;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;

/// A method with its settings.
public sealed interface Solver permits RootFinder, Bracketing, Iterating, Minimiser, Fitter {
  /// The field by which a record is known as a solver.
  String SOLVER = "solver";

  String name();

  Control control();

  /// This gives the solver that a value is: one of these, a record that says which, or a method of
  /// linear systems, which stands for Newton's method with it. Fails with `type` where it is none,
  /// with `domain` where a setting is out of range.
  static Solver of(Object given) {
    if (given instanceof Solver solver) return solver;
    if (Methods.find(given).isDefined()) return Newton.DEFAULT.linear(Methods.of(given));
    Expr e = Expr.of(given);
    if (e.tree() instanceof Tree.Record(var fields) && fields.containsKey(SOLVER)) {
      return of(e.field(SOLVER).text(), new Settings(fields));
    }
    if (e.tree() instanceof Tree.Function(var f) && f.name().matches("\\w+")) {
      throw none(e.described()).help("a solver is made by a call: using = %s()", f.name());
    }
    throw none(e.described());
  }

  private static Solver of(String name, Settings settings) {
    return switch (name) {
      case "newton" -> Newton.of(settings);
      case "broyden" -> Broyden.of(settings);
      case "bisection" -> Bisection.of(settings);
      case "brent" -> Brent.of(settings);
      case "picard" -> Picard.of(settings);
      case "anderson" -> Anderson.of(settings);
      case "levenbergMarquardt" -> LevenbergMarquardt.of(settings);
      case "bfgs" -> Bfgs.of(settings);
      case "lbfgs" -> Lbfgs.of(settings);
      case "gradientDescent" -> GradientDescent.of(settings);
      default -> throw none(name);
    };
  }

  private static SolventError none(String given) {
    return SolventError.of(Kind.TYPE, "a solver is wanted, but this is %s", given)
        .help(
            "the solvers are newton, broyden, bisection, brent, picard, anderson,"
                + " levenbergMarquardt, bfgs, lbfgs and gradientDescent");
  }
}
