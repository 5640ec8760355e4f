package dev.solvent.transforms;

import dev.solvent.dsl.Arguments;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Word;
import dev.solvent.solver.Anderson;
import dev.solvent.solver.Bfgs;
import dev.solvent.solver.Bisection;
import dev.solvent.solver.Brent;
import dev.solvent.solver.Broyden;
import dev.solvent.solver.GradientDescent;
import dev.solvent.solver.Lbfgs;
import dev.solvent.solver.LevenbergMarquardt;
import dev.solvent.solver.Newton;
import dev.solvent.solver.Picard;
import dev.solvent.solver.Solver;
import io.vavr.collection.LinkedHashMap;

/// Solvers for the option `using`, with their settings.
public class Solvers extends LinearSolvers {
  protected Solvers() {}

  /// This gives a solver as a record, once its settings have proved to lie in their ranges.
  private static Expr solver(String name, Arguments a, String... settings) {
    LinkedHashMap<String, Expr> fields = LinkedHashMap.of(Solver.SOLVER, Expr.text(name));
    for (String setting : settings) fields = fields.put(setting, a.get(setting));
    Expr record = Expr.record(fields);
    Solver.of(record);
    return record;
  }

  @Word(
      value = "newton(tolerance = 1e-12, maxIterations = 200, linear = lu())",
      doc = "Newton's method within a trust region; with an iterative linear solver, matrix-free.",
      example = "root(guess = 1, using = newton(tolerance = 1e-10)) { x, a -> x^2 - a }(9)  // 3")
  public static Expr newton(Arguments a) {
    return solver("newton", a, "tolerance", "maxIterations", "linear");
  }

  public static Newton newton() {
    return Newton.DEFAULT;
  }

  @Word(
      value = "broyden(tolerance = 1e-12, maxIterations = 500, linear = lu())",
      doc = "Newton's method with a corrected Jacobian.",
      example = "root(guess = 1, using = broyden()) { x, a -> x^2 - a }(9)  // 3")
  public static Expr broyden(Arguments a) {
    return solver("broyden", a, "tolerance", "maxIterations", "linear");
  }

  public static Broyden broyden() {
    return Broyden.DEFAULT;
  }

  @Word(
      value =
          "bisection(lo = none, hi = none, tolerance = 1e-12, maxIterations = 200, linear = lu())",
      doc = "Halving of an interval with a change of sign.",
      example = "root(using = bisection(0, 10)) { x, a -> x^2 - a }(9)  // 3")
  public static Expr bisection(Arguments a) {
    return solver("bisection", a, "lo", "hi", "tolerance", "maxIterations", "linear");
  }

  public static Bisection bisection(Object lo, Object hi) {
    return Bisection.between(lo, hi);
  }

  public static Bisection bisection() {
    return Bisection.between(none, none);
  }

  @Word(
      value = "brent(lo = none, hi = none, tolerance = 1e-12, maxIterations = 200, linear = lu())",
      doc = "Interpolation in an interval with a change of sign, safeguarded by halving.",
      example = "root(using = brent(0, 10)) { x, a -> x^2 - a }(9)  // 3")
  public static Expr brent(Arguments a) {
    return solver("brent", a, "lo", "hi", "tolerance", "maxIterations", "linear");
  }

  public static Brent brent(Object lo, Object hi) {
    return Brent.between(lo, hi);
  }

  public static Brent brent() {
    return Brent.between(none, none);
  }

  @Word(
      value = "picard(damping = 1, tolerance = 1e-12, maxIterations = 1000, linear = lu())",
      doc = "The map applied again and again.",
      example = "fixedPoint(guess = 1, using = picard(damping = 0.5)) { z, a -> a / z }(9)  // 3")
  public static Expr picard(Arguments a) {
    return solver("picard", a, "damping", "tolerance", "maxIterations", "linear");
  }

  public static Picard picard() {
    return Picard.DEFAULT;
  }

  @Word(
      value = "anderson(memory = 5, tolerance = 1e-12, maxIterations = 500, linear = lu())",
      doc = "The combination of the last points whose changes cancel best.",
      example =
          "fixedPoint(guess = 1, using = anderson(memory = 2)) { z, a -> (z + a / z) / 2 }(9)  //"
              + " 3")
  public static Expr anderson(Arguments a) {
    return solver("anderson", a, "memory", "tolerance", "maxIterations", "linear");
  }

  public static Anderson anderson() {
    return Anderson.DEFAULT;
  }

  @Word(
      value = "levenbergMarquardt(tolerance = 1e-12, maxIterations = 5000, linear = lu())",
      doc = "Gauss and Newton's method within a trust region.",
      example =
          "leastSquares(guess = 0, using = levenbergMarquardt()) { w, b -> w - b }([1, 2, 6])  //"
              + " 3")
  public static Expr levenbergMarquardt(Arguments a) {
    return solver("levenbergMarquardt", a, "tolerance", "maxIterations", "linear");
  }

  public static LevenbergMarquardt levenbergMarquardt() {
    return LevenbergMarquardt.DEFAULT;
  }

  @Word(
      value = "bfgs(tolerance = 1e-12, maxIterations = 2000, linear = lu())",
      doc = "Descent with an estimate of the inverse Hessian.",
      example = "argmin(guess = 0, using = bfgs()) { w, a -> (w - a)^2 }(3)  // 3")
  public static Expr bfgs(Arguments a) {
    return solver("bfgs", a, "tolerance", "maxIterations", "linear");
  }

  public static Bfgs bfgs() {
    return Bfgs.DEFAULT;
  }

  @Word(
      value = "lbfgs(memory = 10, tolerance = 1e-12, maxIterations = 5000, linear = lu())",
      doc = "Descent with the last corrections of an inverse Hessian.",
      example = "argmin(guess = 0, using = lbfgs(memory = 5)) { w, a -> (w - a)^2 }(3)  // 3")
  public static Expr lbfgs(Arguments a) {
    return solver("lbfgs", a, "memory", "tolerance", "maxIterations", "linear");
  }

  public static Lbfgs lbfgs() {
    return Lbfgs.DEFAULT;
  }

  @Word(
      value = "gradientDescent(tolerance = 1e-12, maxIterations = 50000, linear = lu())",
      doc = "Descent against the gradient.",
      example = "argmin(guess = 0, using = gradientDescent()) { w, a -> (w - a)^2 }(3)  // 3")
  public static Expr gradientDescent(Arguments a) {
    return solver("gradientDescent", a, "tolerance", "maxIterations", "linear");
  }

  public static GradientDescent gradientDescent() {
    return GradientDescent.DEFAULT;
  }
}
