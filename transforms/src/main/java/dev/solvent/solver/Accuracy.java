package dev.solvent.solver;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;

/// How accurate each step is, relative to the state and absolutely, and how many steps there may
/// be. Fails with `domain` outside the range of a setting.
public record Accuracy(double tolerance, double absolute, int maxIterations) {
  static final Accuracy USUAL = new Accuracy(1e-10, 1e-10, 100_000);

  public Accuracy {
    if (!(tolerance > 0 && tolerance < 1)) {
      throw SolventError.of(Kind.DOMAIN, "tolerance lies between 0 and 1, but is %s", tolerance);
    }
    if (!(absolute > 0 && Double.isFinite(absolute))) {
      throw SolventError.of(Kind.DOMAIN, "absolute is positive, but is %s", absolute);
    }
    if (maxIterations < 1) {
      throw SolventError.of(Kind.DOMAIN, "maxIterations is at least 1, but is %d", maxIterations);
    }
  }

  static Accuracy of(Settings s) {
    double tolerance = s.number("tolerance", USUAL.tolerance);
    return new Accuracy(
        tolerance, s.number("absolute", tolerance), s.whole("maxIterations", USUAL.maxIterations));
  }

  Accuracy tolerance(double other) {
    return new Accuracy(other, other, maxIterations);
  }
}
