package dev.solvent.solver;

import dev.solvent.dsl.Expr;

/// Finds where the sum of the squares of a function's values is least.
public sealed interface Fitter extends Solver permits LevenbergMarquardt {
  Outcome leastSquares(Smooth f, Box box, Expr guess);
}
