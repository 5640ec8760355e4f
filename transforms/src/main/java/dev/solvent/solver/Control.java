package dev.solvent.solver;

import dev.solvent.expr.Method;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;

/// When a solver ends, and how it solves linear systems. The tolerance is relative to the size of
/// the unknowns. Fails with `domain` outside the range of a setting.
public record Control(double tolerance, int maxIterations, Method linear) {

  public Control {
    if (!(tolerance > 0 && tolerance < 1)) {
      throw SolventError.of(Kind.DOMAIN, "tolerance lies between 0 and 1, but is %s", tolerance);
    }
    if (maxIterations < 1) {
      throw SolventError.of(Kind.DOMAIN, "maxIterations is at least 1, but is %d", maxIterations);
    }
  }

  static Control of(int maxIterations) {
    return new Control(1e-12, maxIterations, Method.LU);
  }

  Control tolerance(double other) {
    return new Control(other, maxIterations, linear);
  }

  Control maxIterations(int other) {
    return new Control(tolerance, other, linear);
  }

  Control linear(Method other) {
    return new Control(tolerance, maxIterations, other);
  }
}
