package dev.solvent.solver;

import dev.solvent.dsl.Expr;

/// Finds where a function whose value is a number is least, near a guess.
public sealed interface Minimiser extends Solver permits Newton, Bfgs, Lbfgs, GradientDescent {
  Outcome minimum(Objective f, Box box, Expr guess);
}
