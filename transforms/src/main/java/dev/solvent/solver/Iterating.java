package dev.solvent.solver;

import dev.solvent.dsl.Expr;

/// Finds where a map of `n` unknowns gives what it takes, by applying it.
public sealed interface Iterating extends Solver permits Picard, Anderson {
  /// `change` is by how much a pass of the map changes a point.
  Outcome fixedPoint(Smooth change, Expr guess);
}
