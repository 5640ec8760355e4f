package dev.solvent.solver;

import dev.solvent.dsl.Expr;

/// A function of a vector of unknowns whose value is a vector, and its derivatives. At a point
/// where the function fails, its values are NaN.
public interface Smooth {
  Expr at(Expr x);

  /// This gives the matrix of derivatives: values by unknowns.
  Expr jacobian(Expr x);

  /// This gives `J v`.
  Expr along(Expr x, Expr v);
}
