package dev.solvent.transforms;

import dev.solvent.dsl.Arguments;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.F1;
import dev.solvent.dsl.F2;
import dev.solvent.dsl.F3;
import dev.solvent.dsl.F4;
import dev.solvent.dsl.F5;
import dev.solvent.dsl.F6;
import dev.solvent.dsl.F7;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Word;
import dev.solvent.implicit.ArgMin;
import dev.solvent.implicit.Declared;
import dev.solvent.implicit.FixedPoint;
import dev.solvent.implicit.Guess;
import dev.solvent.implicit.LeastSquares;
import dev.solvent.implicit.Report;
import dev.solvent.implicit.Root;
import io.vavr.collection.LinkedHashMap;

/// Functions that equations define, differentiated by the implicit function theorem. What they give
/// takes the further parameters of the function that states the equation.
public class Implicits extends Solvers {
  protected Implicits() {}

  // where to begin

  /// The guess of a solver, a value or a function of the parameters, with how to go on from it.
  public static Guess guess(Object value) {
    return Guess.of(value);
  }

  private static Guess told(Arguments a, String... options) {
    LinkedHashMap<String, Expr> named = LinkedHashMap.empty();
    for (String option : options) named = named.put(option, a.get(option));
    return Guess.of(a.get("guess"), a.get("using"), named);
  }

  // root

  @Word(
      value =
          "root(guess = none, using = newton(), lo = none, hi = none, onSingular = \"error\","
              + " onFailure = \"error\", f)",
      doc = "The function of the further parameters where `f(x, a...)` is zero.",
      example = "root(guess = 1) { x, a -> x^2 - a }(9)  // 3")
  public static Fn root(Arguments a) {
    return Root.of(a.function("f"), told(a, "lo", "hi", "onSingular", "onFailure"));
  }

  public static Fn root(Object guess, Fn residual) {
    return Root.of(residual, Guess.of(guess));
  }

  public static Fn root(Object guess, F1 residual) {
    return root(guess, fn(residual));
  }

  public static Fn root(Object guess, F2 residual) {
    return root(guess, fn(residual));
  }

  public static Fn root(Object guess, F3 residual) {
    return root(guess, fn(residual));
  }

  public static Fn root(Object guess, F4 residual) {
    return root(guess, fn(residual));
  }

  public static Fn root(Object guess, F5 residual) {
    return root(guess, fn(residual));
  }

  public static Fn root(Object guess, F6 residual) {
    return root(guess, fn(residual));
  }

  // fixed points

  @Word(
      value =
          "fixedPoint(guess = none, using = anderson(), lo = none, hi = none, onSingular ="
              + " \"error\", onFailure = \"error\", f)",
      doc = "The function of the further parameters where `f(z, a...)` is `z`.",
      example = "fixedPoint(guess = 1) { z, a -> (z + a / z) / 2 }(9)  // 3")
  public static Fn fixedPoint(Arguments a) {
    return FixedPoint.of(a.function("f"), told(a, "lo", "hi", "onSingular", "onFailure"));
  }

  public static Fn fixedPoint(Object guess, Fn f) {
    return FixedPoint.of(f, Guess.of(guess));
  }

  public static Fn fixedPoint(Object guess, F1 f) {
    return fixedPoint(guess, fn(f));
  }

  public static Fn fixedPoint(Object guess, F2 f) {
    return fixedPoint(guess, fn(f));
  }

  public static Fn fixedPoint(Object guess, F3 f) {
    return fixedPoint(guess, fn(f));
  }

  public static Fn fixedPoint(Object guess, F4 f) {
    return fixedPoint(guess, fn(f));
  }

  public static Fn fixedPoint(Object guess, F5 f) {
    return fixedPoint(guess, fn(f));
  }

  public static Fn fixedPoint(Object guess, F6 f) {
    return fixedPoint(guess, fn(f));
  }

  // minima

  @Word(
      value =
          "argmin(guess = none, using = newton(), lower = none, upper = none, equal = none,"
              + " onSingular = \"error\", onFailure = \"error\", f)",
      doc = "The function of the further parameters where `f(w, a...)` is least.",
      example = "argmin(guess = 0) { w, a -> (w - a)^2 }(3)  // 3")
  public static Fn argmin(Arguments a) {
    return ArgMin.of(
        a.function("f"), told(a, "lower", "upper", "equal", "onSingular", "onFailure"));
  }

  public static Fn argmin(Object guess, Fn f) {
    return ArgMin.of(f, Guess.of(guess));
  }

  public static Fn argmin(Object guess, F1 f) {
    return argmin(guess, fn(f));
  }

  public static Fn argmin(Object guess, F2 f) {
    return argmin(guess, fn(f));
  }

  public static Fn argmin(Object guess, F3 f) {
    return argmin(guess, fn(f));
  }

  public static Fn argmin(Object guess, F4 f) {
    return argmin(guess, fn(f));
  }

  public static Fn argmin(Object guess, F5 f) {
    return argmin(guess, fn(f));
  }

  public static Fn argmin(Object guess, F6 f) {
    return argmin(guess, fn(f));
  }

  // fits

  @Word(
      value =
          "leastSquares(guess = none, using = levenbergMarquardt(), lower = none, upper = none,"
              + " onSingular = \"error\", onFailure = \"error\", f)",
      doc =
          "The function of the further parameters where the squares of `f(w, a...)` add up to"
              + " least.",
      example = "leastSquares(guess = 0) { w, b -> w - b }([1, 2, 6])  // 3")
  public static Fn leastSquares(Arguments a) {
    return LeastSquares.of(a.function("f"), told(a, "lower", "upper", "onSingular", "onFailure"));
  }

  public static Fn leastSquares(Object guess, Fn f) {
    return LeastSquares.of(f, Guess.of(guess));
  }

  public static Fn leastSquares(Object guess, F1 f) {
    return leastSquares(guess, fn(f));
  }

  public static Fn leastSquares(Object guess, F2 f) {
    return leastSquares(guess, fn(f));
  }

  public static Fn leastSquares(Object guess, F3 f) {
    return leastSquares(guess, fn(f));
  }

  public static Fn leastSquares(Object guess, F4 f) {
    return leastSquares(guess, fn(f));
  }

  public static Fn leastSquares(Object guess, F5 f) {
    return leastSquares(guess, fn(f));
  }

  public static Fn leastSquares(Object guess, F6 f) {
    return leastSquares(guess, fn(f));
  }

  // a solver of one's own

  @Word(
      value = "implicit(f, residual, using = lu(), onSingular = \"error\", onFailure = \"error\")",
      doc = "The function with the equation `residual(s, arguments...) = 0` as its rule.",
      example = "grad(implicit({ a -> sqrt(a) }) { s, a -> s^2 - a })(4)  // 0.25")
  public static Fn implicit(Arguments a) {
    return implicit(a.function("f"), a.function("residual"), told(a, "onSingular", "onFailure"));
  }

  /// This attaches the equation that defines a function: `residual(s, arguments..)` is zero where
  /// `s` is its value. Of `how` the linear solver counts, and what becomes of failures.
  public static Fn implicit(Fn f, Fn residual, Guess how) {
    return Declared.of(f, residual, how);
  }

  public static Fn implicit(Fn f, Fn residual) {
    return implicit(f, residual, Guess.of(none));
  }

  public static Fn implicit(Fn f, F2 residual) {
    return implicit(f, fn(residual));
  }

  public static Fn implicit(Fn f, F3 residual) {
    return implicit(f, fn(residual));
  }

  public static Fn implicit(Fn f, F4 residual) {
    return implicit(f, fn(residual));
  }

  public static Fn implicit(Fn f, F5 residual) {
    return implicit(f, fn(residual));
  }

  public static Fn implicit(Fn f, F6 residual) {
    return implicit(f, fn(residual));
  }

  public static Fn implicit(Fn f, F7 residual) {
    return implicit(f, fn(residual));
  }

  // how it went

  @Word(
      value = "report(f)",
      doc =
          "The record (value, converged, iterations, residual, condition) of a function that an"
              + " equation defines.",
      example = "report(root(guess = 1) { x, a -> x - a })(9).converged  // true")
  public static Fn report(Fn f) {
    return Report.of(f);
  }
}
