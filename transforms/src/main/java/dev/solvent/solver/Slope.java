package dev.solvent.solver;

import dev.solvent.dsl.Expr;

/// The right-hand side of `dy/dt = f(t, y)` for a vector `y`, and its derivatives.
public interface Slope {
  Expr at(Expr t, Expr y);

  /// This gives `(∂f/∂y)ᵀ`.
  Expr columns(Expr t, Expr y);

  /// This gives `∂f/∂t`.
  Expr drift(Expr t, Expr y);
}
