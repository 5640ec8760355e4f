package dev.solvent.solver;

import dev.solvent.dsl.Expr;

/// Finds where a function of `n` unknowns, with `n` values, is zero.
public sealed interface RootFinder extends Solver permits Newton, Broyden, LevenbergMarquardt {
  Outcome root(Smooth f, Expr guess);
}
