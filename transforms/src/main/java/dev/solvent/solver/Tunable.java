package dev.solvent.solver;

import dev.solvent.expr.Method;

/// The settings that all solvers have; each gives a changed copy.
interface Tunable<S> {
  Control control();

  S with(Control control);

  /// How far the last step may be from nothing, relative to the unknowns.
  default S tolerance(double tolerance) {
    return with(control().tolerance(tolerance));
  }

  default S maxIterations(int maxIterations) {
    return with(control().maxIterations(maxIterations));
  }

  /// How linear systems are solved, in the derivative too.
  default S linear(Method linear) {
    return with(control().linear(linear));
  }
}
