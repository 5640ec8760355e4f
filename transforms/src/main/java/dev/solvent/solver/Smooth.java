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

  /// Whether the Jacobian is large and known to be sparse.
  boolean isSparse();

  /// This gives `J⁻¹ b` where the Jacobian is sparse, NaN where it is singular.
  Expr sparseStep(Expr x, Expr b);
}
