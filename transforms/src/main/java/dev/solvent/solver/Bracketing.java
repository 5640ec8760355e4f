package dev.solvent.solver;

import dev.solvent.dsl.Expr;

/// Finds where a function of one number is zero between two at which its signs differ.
public sealed interface Bracketing extends Solver permits Bisection, Brent {
  /// The ends of the interval, or `none` where the problem says them.
  Expr lo();

  Expr hi();

  Outcome root(Smooth f, Bracket bracket);
}
