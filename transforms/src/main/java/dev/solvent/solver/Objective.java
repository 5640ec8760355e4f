package dev.solvent.solver;

import dev.solvent.dsl.Expr;

/// A function of a vector whose value is a number, and its gradient. Where it fails, its values are
/// NaN.
public interface Objective {
  Value at(Expr x);

  /// The gradient as a function, whose Jacobian is the Hessian.
  Smooth gradient();

  record Value(Expr loss, Expr gradient) {}
}
